package registry.testing.storage;

import java.util.Map;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStoreProvider;

/** The kit accepts a right store. */
class InMemoryMetadataStoreContractTest extends MetadataStoreContract {
    private final MetadataStoreProvider provider = new InMemoryMetadataStoreProvider();

    @Override
    protected MetadataStoreProvider provider() {
        return provider;
    }

    @Override
    protected ConfigScope config() {
        return ConfigScope.of("registry.memory", Map.of());
    }

    @Override
    protected ConfigScope configRemembering(int revisions) {
        return config().withDefault("history", String.valueOf(revisions));
    }
}
