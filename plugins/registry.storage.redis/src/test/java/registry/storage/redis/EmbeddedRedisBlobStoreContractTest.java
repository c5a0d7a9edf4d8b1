package registry.storage.redis;

import org.junit.jupiter.api.extension.RegisterExtension;
import registry.api.ConfigScope;
import registry.api.spi.BlobStoreProvider;
import registry.testing.storage.BlobStoreContract;

class EmbeddedRedisBlobStoreContractTest extends BlobStoreContract {
    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    private final ConfigScope config = REDIS.newStore();

    @Override
    protected BlobStoreProvider provider() {
        return new RedisBlobStoreProvider();
    }

    @Override
    protected ConfigScope config() {
        return config;
    }
}
