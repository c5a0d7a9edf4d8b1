package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.BlobStoreProvider;
import registry.api.spi.StagedBlob;

/** The store under test and words for what the tests do with it. */
abstract class BlobFixture {
    private BlobStore store;

    /** The provider under test. */
    protected abstract BlobStoreProvider provider();

    /**
     * The configuration of a store that is new in every test. Opened again in the same test after it was closed, it is
     * the same store.
     */
    protected abstract ConfigScope config();

    @BeforeEach
    void openStore() {
        store = provider().open(config());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    final BlobStore store() {
        return store;
    }

    final void reopen() {
        store.close();
        store = provider().open(config());
    }

    static byte[] content(int length, long seed) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    final Blob store(byte[] content) {
        try (StagedBlob staged = store.stage()) {
            staged.write(content, 0, content.length);
            return staged.seal();
        }
    }

    static byte[] read(Blob blob) throws IOException {
        try (InputStream in = blob.read()) {
            return in.readAllBytes();
        }
    }

    final byte[] read(Digest digest) throws IOException {
        return read(store.open(digest).orElseThrow());
    }

    final List<Digest> listed() {
        return store.list(Optional.empty(), BlobStore.MAX_PAGE).stream()
                .map(BlobInfo::digest)
                .toList();
    }

    final Instant sealedAt(Digest digest) {
        return store.list(Optional.empty(), BlobStore.MAX_PAGE).stream()
                .filter(blob -> blob.digest().equals(digest))
                .findFirst()
                .orElseThrow()
                .sealedAt();
    }

    /** An instant that is later than everything before the call, and before everything after it. */
    static Instant instantBetween() {
        Instant between = waitBeyond(Instant.now()).plusMillis(1);
        waitBeyond(between);
        return between;
    }

    final void assertStored(byte[] content) throws IOException {
        assertThat(read(Digest.ofContent(content))).isEqualTo(content);
    }

    private static Instant waitBeyond(Instant instant) {
        Instant now = Instant.now();
        while (!now.isAfter(instant.plusMillis(5))) {
            Thread.onSpinWait();
            now = Instant.now();
        }
        return now;
    }
}
