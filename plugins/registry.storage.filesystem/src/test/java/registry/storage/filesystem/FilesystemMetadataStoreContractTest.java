package registry.storage.filesystem;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStoreProvider;
import registry.testing.storage.MetadataStoreContract;

class FilesystemMetadataStoreContractTest extends MetadataStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected MetadataStoreProvider provider() {
        return new FilesystemMetadataStoreProvider();
    }

    @Override
    protected ConfigScope config() {
        return ConfigScope.of("registry.filesystem", Map.of("data", directory.toString()));
    }

    @Override
    protected ConfigScope configRemembering(int revisions) {
        return config().withDefault("history", String.valueOf(revisions));
    }
}
