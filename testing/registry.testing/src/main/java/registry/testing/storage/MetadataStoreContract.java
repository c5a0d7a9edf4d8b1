package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.testing.storage.StoreAssertions.assertFailsWith;
import static registry.testing.storage.StoreAssertions.assertUnavailable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;

/**
 * What every {@link MetadataStore} must do. To test one, extend this class, name the provider and the configuration of a
 * store that is new in every test; all tests are inherited.
 */
@Timeout(120)
public abstract class MetadataStoreContract extends MetadataConcurrencyContract {
    /** For the subclass that JUnit creates anew for every test. */
    protected MetadataStoreContract() {}

    @Test
    final void keepsEverythingWhenReopened() {
        put("a", "one");
        long revision = put("b", "two");
        delete("a");
        store().addToCounters(Map.of("downloads", 3L));
        reopen(config());

        assertThat(store().read("a")).isEmpty();
        assertThat(valueOf("b")).contains("two");
        assertThat(revisionOf("b")).isEqualTo(revision);
        assertThat(store().revision()).isEqualTo(3);
        assertThat(feed(0).changes()).hasSize(3);
        assertThat(store().counters("")).isEqualTo(Map.of("downloads", 3L));
        assertThat(put("c", "three")).isEqualTo(4);
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
        put("a", "1");
        MetadataStore closed = store();
        closed.close();

        assertUnavailable(() -> closed.read("a"));
        assertUnavailable(() -> closed.readAll(List.of("a")));
        assertUnavailable(() -> closed.scan("", "", 10));
        assertUnavailable(
                () -> closed.commit(Batch.builder().put("a", bytes("2")).build()));
        assertUnavailable(() -> closed.changes(0, 10, Duration.ZERO));
        assertUnavailable(closed::revision);
        assertUnavailable(() -> closed.addToCounters(Map.of("a", 1L)));
        assertUnavailable(() -> closed.counters(""));
    }

    @Test
    final void staysUsableAfterAnInterruptedCaller() throws Exception {
        put("before", "1");
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            try {
                useOrFindUnavailable();
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            } catch (RuntimeException | AssertionError e) {
                stillInterrupted.completeExceptionally(e);
            }
        });

        assertThat(stillInterrupted.get(60, TimeUnit.SECONDS))
                .as("the caller keeps its interrupt status")
                .isTrue();
        assertThat(valueOf("before")).contains("1");
        long revision = put("after", "1");
        assertThat(feed(0).upTo()).isEqualTo(revision);
        assertThat(keys("during/")).isIn(List.of(), List.of("during/a", "during/b"));
    }

    @Test
    final void hasAWellFormedId() {
        assertThat(provider().id()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    final void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(MetadataStoreProvider.class))
                .extracting(MetadataStoreProvider::id)
                .containsOnlyOnce(provider().id());
    }

    @Test
    final void refusesAnUnknownConfigurationKey() {
        store().close();

        assertFailsWith(
                ApiError.CONFIG_INVALID,
                () -> provider().open(config().withDefault("no-such-key", "x")).close());
        reopen(config());
    }

    private void useOrFindUnavailable() {
        try {
            store().commit(Batch.builder()
                    .put("during/a", bytes("1"))
                    .put("during/b", bytes("1"))
                    .build());
            store().read("before");
            store().scan("", "", 10);
        } catch (RegistryException e) {
            assertThat(e.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE);
        }
    }
}
