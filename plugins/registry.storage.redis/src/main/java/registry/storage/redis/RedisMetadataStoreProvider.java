package registry.storage.redis;

import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;

/** Opens metadata stores in Redis. */
public final class RedisMetadataStoreProvider implements MetadataStoreProvider {
    /** For {@link java.util.ServiceLoader}. */
    public RedisMetadataStoreProvider() {}

    @Override
    public String id() {
        return RedisConfig.ID;
    }

    @Override
    public Set<String> configKeys() {
        return RedisConfig.KEYS;
    }

    @Override
    public MetadataStore open(ConfigScope config) {
        return RedisMetadataStore.open(RedisConfig.of(config));
    }
}
