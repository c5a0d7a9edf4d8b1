package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.testing.storage.StoreAssertions.assertFailsWith;
import static registry.testing.storage.StoreAssertions.assertUnavailable;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.api.spi.BlobStoreProvider;
import registry.api.spi.StagedBlob;

/**
 * What every {@link BlobStore} must do. To test one, extend this class, name the provider and the configuration of a
 * store that is new in every test; all tests are inherited.
 */
@Timeout(120)
public abstract class BlobStoreContract extends BlobSealContract {
    /** For the subclass that JUnit creates anew for every test. */
    protected BlobStoreContract() {}

    @Test
    final void isEmptyWhenNew() {
        Digest digest = Digest.ofContent(new byte[] {1});

        assertThat(listed()).isEmpty();
        assertThat(store().open(digest)).isEmpty();
        assertThat(store().delete(digest, Instant.now())).isFalse();
    }

    @Test
    final void keepsEverythingWhenReopened() throws IOException {
        byte[] content = content(123_456, 1);
        Digest digest = store(content).digest();
        Instant sealedAt = sealedAt(digest);
        reopen();

        assertStored(content);
        assertThat(listed()).containsExactly(digest);
        assertThat(sealedAt(digest)).isEqualTo(sealedAt);
    }

    @Test
    final void forgetsWhatWasNotSealedWhenReopened() {
        byte[] content = content(200_000, 2);
        StagedBlob staged = store().stage();
        staged.write(content, 0, content.length);
        reopen();

        assertThat(listed()).isEmpty();
        assertThat(store().open(Digest.ofContent(content))).isEmpty();
        staged.close();
    }

    @Test
    final void isHealthyUntilItCloses() {
        assertThat(store().health().trouble()).isEmpty();
        store().close();

        assertThat(store().health()).as("told, not thrown").isNotNull();
    }

    @Test
    final void closesTwice() {
        store().close();
        store().close();
    }

    @Test
    final void refusesEveryUseAfterClose() {
        Blob blob = store(new byte[] {1});
        StagedBlob staged = store().stage();
        BlobStore closed = store();
        closed.close();

        assertUnavailable(closed::stage);
        assertUnavailable(() -> closed.open(blob.digest()));
        assertUnavailable(() -> closed.list(Optional.empty(), 10));
        assertUnavailable(() -> closed.delete(blob.digest(), Instant.now()));
        assertUnavailable(() -> blob.read().close());
        assertUnavailable(() -> staged.write(new byte[1], 0, 1));
        assertUnavailable(staged::seal);
        staged.close();
    }

    @Test
    final void staysUsableAfterAnInterruptedCaller() throws Exception {
        byte[] before = content(200_000, 3);
        byte[] during = content(200_000, 4);
        store(before);
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            try {
                useOrFindUnavailable(before, during);
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            } catch (IOException | RuntimeException | AssertionError e) {
                stillInterrupted.completeExceptionally(e);
            }
        });

        assertThat(stillInterrupted.get(60, TimeUnit.SECONDS))
                .as("the caller keeps its interrupt status")
                .isTrue();
        assertStored(before);
        store(during);
        assertStored(during);
    }

    @Test
    final void hasAWellFormedId() {
        assertThat(provider().id()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    final void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(BlobStoreProvider.class))
                .extracting(BlobStoreProvider::id)
                .containsOnlyOnce(provider().id());
    }

    @Test
    final void refusesAnUnknownConfigurationKey() {
        store().close();

        assertFailsWith(
                ApiError.CONFIG_INVALID,
                () -> provider().open(config().withDefault("no-such-key", "x")).close());
        reopen();
    }

    private void useOrFindUnavailable(byte[] stored, byte[] fresh) throws IOException {
        try {
            assertStored(stored);
            store(fresh);
            assertStored(fresh);
        } catch (RegistryException e) {
            assertThat(e.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE);
        }
    }
}
