package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoreHealth;

class HealthTest {
    @TempDir
    private Path data;

    @Test
    void tellsThatAllIsWellAndLeavesNoTrace() throws IOException {
        try (MetadataStore metadata = new FilesystemMetadataStoreProvider().open(config());
                BlobStore blobs = new FilesystemBlobStoreProvider().open(config())) {
            assertThat(metadata.health()).isEqualTo(StoreHealth.GOOD);
            assertThat(blobs.health()).isEqualTo(StoreHealth.GOOD);

            assertThat(metadata.revision()).isZero();
            assertThat(metadata.counters("")).isEmpty();
            assertThat(data.resolve("blobs/staging")).isEmptyDirectory();
            assertThat(blobs.list(Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    void tellsWhyBlobsCannotBeWrittenUntilTheyCan() throws IOException {
        try (BlobStore blobs = new FilesystemBlobStoreProvider().open(config())) {
            Path staging = data.resolve("blobs/staging");
            Files.delete(staging);
            await().untilAsserted(() -> assertThat(blobs.health().trouble())
                    .hasValueSatisfying(text ->
                            assertThat(text).contains("look into the disk").doesNotContain(data.toString())));
            Files.createDirectory(staging);
            await().untilAsserted(() -> assertThat(blobs.health()).isEqualTo(StoreHealth.GOOD));
        }
    }

    @Test
    void reportsThatAStoreIsClosed() {
        MetadataStore metadata = new FilesystemMetadataStoreProvider().open(config());
        BlobStore blobs = new FilesystemBlobStoreProvider().open(config());
        metadata.close();
        blobs.close();

        assertThat(metadata.health().trouble()).hasValue("the metadata store is closed");
        assertThat(blobs.health().trouble()).hasValue("the blob store is closed");
    }

    private ConfigScope config() {
        return ConfigScope.of("registry.filesystem", Map.of("data", data.toString()));
    }
}
