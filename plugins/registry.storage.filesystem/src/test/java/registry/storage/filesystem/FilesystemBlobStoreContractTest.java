package registry.storage.filesystem;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.BlobStoreProvider;
import registry.testing.storage.BlobStoreContract;

class FilesystemBlobStoreContractTest extends BlobStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected BlobStoreProvider provider() {
        return new FilesystemBlobStoreProvider();
    }

    @Override
    protected ConfigScope config() {
        return ConfigScope.of("registry.filesystem", Map.of("data", directory.toString()));
    }
}
