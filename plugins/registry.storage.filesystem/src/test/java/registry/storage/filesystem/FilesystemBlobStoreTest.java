package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

class FilesystemBlobStoreTest {
    private static final byte[] CONTENT = new byte[500_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    private Path directory;

    private BlobStore store;

    @BeforeEach
    void open() {
        ConfigScope config = ConfigScope.of("registry.filesystem", Map.of("data", directory.toString()));
        store = new FilesystemBlobStoreProvider().open(config);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void laysBlobsOutByTheirDigests() throws IOException {
        Blob blob = store(CONTENT);

        assertThat(Files.readAllBytes(file(blob.digest()))).isEqualTo(CONTENT);
        assertThat(staged()).isZero();
    }

    @Test
    void leavesNothingBehindOfADroppedBlob() throws IOException {
        try (StagedBlob staged = store.stage()) {
            staged.write(CONTENT, 0, CONTENT.length);
            assertThat(staged()).isOne();
        }
        assertThat(staged()).isZero();
    }

    @Test
    void removesLeftoversWhenOpened() throws IOException {
        StagedBlob abandoned = store.stage();
        abandoned.write(CONTENT, 0, CONTENT.length);
        store.close();
        assertThat(staged()).isOne();
        open();

        assertThat(staged()).isZero();
        abandoned.close();
    }

    @Test
    void takesNoNoticeOfForeignFiles() throws IOException {
        Digest digest = store(CONTENT).digest();
        Files.writeString(directory.resolve("blobs/sha256/notes.txt"), "x");
        Files.writeString(file(digest).resolveSibling("notes.txt"), "x");
        Files.writeString(file(digest).resolveSibling("0".repeat(64)), "x");
        Files.createDirectories(directory.resolve("blobs/sha256/zz/zz"));

        assertThat(store.list(Optional.empty(), 10))
                .extracting(BlobInfo::digest)
                .containsExactly(digest);
    }

    @Test
    void reportsABlobOfAnotherLength() throws IOException {
        Blob blob = store(CONTENT);
        truncate(blob.digest(), CONTENT.length - 1);

        assertCorrupt(() -> blob.read().close());
        assertCorrupt(() -> blob.read(0, 10).close());
    }

    @Test
    void reportsABlobThatEndsWhileItIsRead() throws IOException {
        Blob blob = store(CONTENT);
        try (InputStream in = blob.read()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            truncate(blob.digest(), 100_000);
            assertCorrupt(in::readAllBytes);
        }
    }

    @Test
    void repairsADamagedBlobThatIsSealedAgain() throws IOException {
        Digest digest = store(CONTENT).digest();
        truncate(digest, 10);
        store(CONTENT);

        try (InputStream in = store.open(digest).orElseThrow().read()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void goesOnReadingABlobThatIsReplacedOrDeleted() throws IOException {
        Blob blob = store(CONTENT);
        try (InputStream in = blob.read()) {
            byte[] start = in.readNBytes(20_000);
            store(CONTENT);
            Files.delete(file(blob.digest()));
            byte[] rest = in.readAllBytes();
            assertThat(start.length + rest.length).isEqualTo(CONTENT.length);
        }
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(blob::read)
                .withMessageContaining(blob.digest().hex())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE));
    }

    private Blob store(byte[] content) {
        try (StagedBlob staged = store.stage()) {
            staged.write(content, 0, content.length);
            return staged.seal();
        }
    }

    private Path file(Digest digest) {
        String hex = digest.hex();
        return directory.resolve("blobs/sha256/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex);
    }

    private long staged() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("blobs/staging"))) {
            return files.count();
        }
    }

    private void truncate(Digest digest, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(digest).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    private static void assertCorrupt(ThrowingCallable call) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_CORRUPT));
    }
}
