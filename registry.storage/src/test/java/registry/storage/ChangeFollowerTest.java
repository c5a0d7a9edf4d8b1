package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.testing.storage.ForwardingMetadataStore;

@Timeout(60)
class ChangeFollowerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private MetadataStore store;
    private final Recorder heard = new Recorder();

    @BeforeEach
    void open() {
        store = TestStores.remembering(directory, 20);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void reloadsFirstAndThenHearsEveryChangeInOrder() {
        TestStores.put(store, "before");
        try (ChangeFollower follower = ChangeFollower.start("test", store, heard)) {
            assertThat(follower.awaitRevision(1, LONG)).isTrue();
            for (int i = 2; i <= 6; i++) {
                TestStores.put(store, "k" + i);
            }
            assertThat(follower.awaitRevision(6, LONG)).isTrue();
            assertThat(follower.revision()).isEqualTo(6);
            assertThat(follower.trouble()).isEmpty();
        }

        assertThat(heard.events).containsExactly("reload 1", "k2", "k3", "k4", "k5", "k6");
        assertThat(heard.threads).hasSize(1).containsOnly("test");
    }

    @Test
    void waitsForARevisionNoLongerThanAsked() {
        try (ChangeFollower follower = ChangeFollower.start("test", store, heard)) {
            assertThat(follower.awaitRevision(0, LONG)).isTrue();
            assertThat(follower.awaitRevision(1, Duration.ofMillis(50))).isFalse();
        }
    }

    @Test
    void endsTheWaitOfOthersWhenItCloses() throws Exception {
        ChangeFollower follower = ChangeFollower.start("test", store, heard);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> follower.awaitRevision(99, LONG));
        await().until(() -> !heard.events.isEmpty());
        follower.close();
        follower.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
        TestStores.put(store, "later");
        assertThat(follower.revision()).isZero();
    }

    @Test
    void leavesTheWaitOfAnInterruptedCaller() {
        try (ChangeFollower follower = ChangeFollower.start("test", store, heard)) {
            Thread.currentThread().interrupt();
            assertThat(follower.awaitRevision(99, LONG)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void goesOnWhenTheStoreIsAvailableAgain() {
        AtomicInteger outages = new AtomicInteger();
        MetadataStore flaky = new ForwardingMetadataStore(store) {
            @Override
            public Changes changes(long revision, int limit, Duration wait) {
                if (outages.get() > 0) {
                    throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the line is cut");
                }
                return super.changes(revision, limit, Duration.ZERO);
            }
        };
        try (ChangeFollower follower = ChangeFollower.start("test", flaky, heard)) {
            assertThat(follower.awaitRevision(0, LONG)).isTrue();
            outages.set(1);
            await().until(() -> follower.trouble().isPresent());
            assertThat(follower.trouble().orElseThrow()).contains("the line is cut");
            TestStores.put(store, "meanwhile");
            outages.set(0);

            assertThat(follower.awaitRevision(1, LONG)).isTrue();
            await().until(() -> follower.trouble().isEmpty());
        }
        assertThat(heard.events).containsExactly("reload 0", "meanwhile");
    }

    @Test
    void beginsAnewAfterItsListenerFailed() {
        heard.failures.set(1);
        try (ChangeFollower follower = ChangeFollower.start("test", store, heard)) {
            assertThat(follower.awaitRevision(0, LONG)).isTrue();
            TestStores.put(store, "bad");
            assertThat(follower.awaitRevision(1, LONG)).isTrue();
            TestStores.put(store, "good");
            assertThat(follower.awaitRevision(2, LONG)).isTrue();
        }
        assertThat(heard.events).containsExactly("reload 0", "bad", "reload 1", "good");
    }

    @Test
    void beginsAnewWhenTheStoreHasForgotten() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        heard.hold = busy;
        try (ChangeFollower follower = ChangeFollower.start("test", store, heard)) {
            assertThat(follower.awaitRevision(0, LONG)).isTrue();
            TestStores.put(store, "first");
            await().until(() -> heard.events.contains("first"));
            for (int i = 0; i < 50; i++) {
                TestStores.put(store, "k" + i);
            }
            busy.countDown();
            assertThat(follower.awaitRevision(51, LONG)).isTrue();
        }
        assertThat(heard.events).startsWith("reload 0", "first").contains("reload 51");
    }

    @Test
    void canBeClosedByItsListener() throws Exception {
        CompletableFuture<ChangeFollower> self = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        self.complete(ChangeFollower.start("test", store, new ChangeFollower.Listener() {
            @Override
            public void reload(long revision) {
                self.join().close();
                closed.countDown();
            }

            @Override
            public void changed(Changes.Feed feed) {
                throw new AssertionError("closed before");
            }
        }));

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static final class Recorder implements ChangeFollower.Listener {
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();
        private volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public void reload(long revision) {
            events.add("reload " + revision);
            if (!threads.contains(Thread.currentThread().getName())) {
                threads.add(Thread.currentThread().getName());
            }
        }

        @Override
        public void changed(Changes.Feed feed) {
            feed.changes().forEach(change -> events.add(change.key()));
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("cannot take it");
            }
        }
    }
}
