package registry.storage.redis;

import org.junit.jupiter.api.extension.RegisterExtension;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStoreProvider;
import registry.testing.storage.MetadataStoreContract;

class ClusterMetadataStoreContractTest extends MetadataStoreContract {
    @RegisterExtension
    static final OneCluster CLUSTER = new OneCluster(0);

    private final ConfigScope config = CLUSTER.newStore();

    @Override
    protected MetadataStoreProvider provider() {
        return new RedisMetadataStoreProvider();
    }

    @Override
    protected ConfigScope config() {
        return config;
    }

    @Override
    protected ConfigScope configRemembering(int revisions) {
        return config.withDefault("history", String.valueOf(revisions));
    }
}
