package registry.storage.redis;

import org.junit.jupiter.api.extension.RegisterExtension;
import registry.api.ConfigScope;
import registry.api.spi.BlobStoreProvider;
import registry.testing.storage.BlobStoreContract;

class ClusterBlobStoreContractTest extends BlobStoreContract {
    @RegisterExtension
    static final OneCluster CLUSTER = new OneCluster(0);

    private final ConfigScope config = CLUSTER.newStore();

    @Override
    protected BlobStoreProvider provider() {
        return new RedisBlobStoreProvider();
    }

    @Override
    protected ConfigScope config() {
        return config;
    }
}
