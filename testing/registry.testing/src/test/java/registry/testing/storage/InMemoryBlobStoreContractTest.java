package registry.testing.storage;

import java.util.Map;
import registry.api.ConfigScope;
import registry.api.spi.BlobStoreProvider;

/** The kit accepts a right store. */
class InMemoryBlobStoreContractTest extends BlobStoreContract {
    private final BlobStoreProvider provider = new InMemoryBlobStoreProvider();

    @Override
    protected BlobStoreProvider provider() {
        return provider;
    }

    @Override
    protected ConfigScope config() {
        return ConfigScope.of("registry.memory", Map.of());
    }
}
