package registry.storage.redis;

import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.BlobStore;
import registry.api.spi.BlobStoreProvider;

/** Opens blob stores in Redis. */
public final class RedisBlobStoreProvider implements BlobStoreProvider {
    /** For {@link java.util.ServiceLoader}. */
    public RedisBlobStoreProvider() {}

    @Override
    public String id() {
        return RedisConfig.ID;
    }

    @Override
    public Set<String> configKeys() {
        return RedisConfig.KEYS;
    }

    @Override
    public BlobStore open(ConfigScope config) {
        return RedisBlobStore.open(RedisConfig.of(config));
    }
}
