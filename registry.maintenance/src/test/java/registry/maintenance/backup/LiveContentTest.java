package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.maintenance.backup.Refusals.refuses;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;

class LiveContentTest {
    private static final Digest TWO = Digest.ofContent("the bytes of a bundle".getBytes(StandardCharsets.UTF_8));

    private final TestStores stores = TestStores.inMemory();

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() throws IOException {
        MapContent.sample().writeTo(stores.metadata(), stores.blobs());
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void hasEveryRecordCounterAndBlobInUse() throws IOException {
        MapContent.empty(0)
                .using("unused", new byte[] {1})
                .writeTo(TestStores.inMemory().metadata(), stores.blobs());

        MapContent copy = copy(stores.blobs());
        assertThat(copy.records()).isEqualTo(MapContent.sample().records());
        assertThat(copy.blobs()).isEqualTo(MapContent.sample().blobs());
        assertThat(copy.counters()).isEqualTo(MapContent.sample().counters());
        assertThat(directory).isEmptyDirectory();
    }

    /** Its version was deleted, and it was swept, after the records were copied. */
    @Test
    void goesOnWithoutABlobThatIsNoLongerInUse() throws IOException {
        BlobStore sweeping = new ForwardingBlobStore(stores.blobs()) {
            @Override
            public Optional<Blob> open(Digest digest) {
                if (digest.equals(TWO)) {
                    remove();
                }
                return super.open(digest);
            }
        };
        MapContent copy = copy(sweeping);
        assertThat(copy.records()).doesNotContainKey("uses/two").containsKey("uses/three");
        assertThat(copy.blobs()).doesNotContainKey(TWO).hasSize(2);
    }

    @Test
    void goesOnWhenABlobGoesBetweenFindingAndReadingIt() throws IOException {
        BlobStore sweeping = new ForwardingBlobStore(stores.blobs()) {
            @Override
            public Optional<Blob> open(Digest digest) {
                Optional<Blob> found = super.open(digest);
                return digest.equals(TWO) ? found.map(blob -> new VanishingBlob(blob, () -> remove())) : found;
            }
        };
        assertThat(copy(sweeping).blobs()).doesNotContainKey(TWO).hasSize(2);
    }

    @Test
    void refusesWhenABlobInUseIsMissing() {
        stores.blobs().delete(TWO, Instant.MAX);

        refuses(BackupError.REGISTRY_DAMAGED, () -> copy(stores.blobs()), TWO.hex(), "'admin fsck'");
    }

    @Test
    void refusesWhenARecordDoesNotTellItsBlob() {
        stores.metadata().commit(Batch.builder().put("uses/x", new byte[] {1}).build());

        refuses(BackupError.REGISTRY_DAMAGED, () -> copy(stores.blobs()), "SHA-256");
    }

    private MapContent copy(BlobStore blobs) throws IOException {
        MapContent copy = MapContent.empty(0);
        new LiveContent(stores.metadata(), blobs, MapContent.REFERENCES, directory).copyTo(copy);
        return copy;
    }

    /** What a deletion and the sweeper do, while something is published. */
    private void remove() {
        if (stores.blobs().delete(TWO, Instant.MAX)) {
            stores.metadata().commit(Batch.builder().delete("uses/two").build());
            try {
                MapContent.empty(0).using("three", new byte[] {3}).writeTo(stores.metadata(), stores.blobs());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record VanishingBlob(Blob blob, Runnable vanish) implements Blob {
        @Override
        public Digest digest() {
            return blob.digest();
        }

        @Override
        public long size() {
            return blob.size();
        }

        @Override
        public InputStream read(long offset, long length) {
            vanish.run();
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the blob is gone or may not be read");
        }
    }
}
