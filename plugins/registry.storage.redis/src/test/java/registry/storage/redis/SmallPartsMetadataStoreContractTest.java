package registry.storage.redis;

import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;
import registry.testing.storage.MetadataStoreContract;

/** Answers come in so many parts that most are spoiled by a writer. */
class SmallPartsMetadataStoreContractTest extends MetadataStoreContract {
    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    private final ConfigScope config = REDIS.newStore();

    @Override
    protected MetadataStoreProvider provider() {
        return new SmallParts();
    }

    @Override
    protected ConfigScope config() {
        return config;
    }

    @Override
    protected ConfigScope configRemembering(int revisions) {
        return config.withDefault("history", String.valueOf(revisions));
    }

    private static final class SmallParts implements MetadataStoreProvider {
        @Override
        public String id() {
            return RedisConfig.ID;
        }

        @Override
        public Set<String> configKeys() {
            return RedisConfig.KEYS;
        }

        @Override
        public MetadataStore open(ConfigScope scope) {
            return RedisMetadataStore.open(RedisConfig.of(scope), 1);
        }
    }
}
