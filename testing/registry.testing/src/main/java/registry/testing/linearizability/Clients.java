package registry.testing.linearizability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;

/**
 * Several clients that read and write the same few records on and on, each in a thread of its own. A store that is
 * {@code STORAGE_UNAVAILABLE} is asked again; any other failure is one of the test.
 */
public final class Clients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A store that fails at once is not asked in a tight loop: every write that fails is one more in doubt. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean stopped;

    private Clients() {}

    /**
     * Starts one client for each of the stores, which may be the same one several times.
     *
     * @param name unique among all that ever write to the same data
     */
    public static Clients start(String name, List<MetadataStore> stores, long seed) {
        Clients clients = new Clients();
        for (int i = 0; i < stores.size(); i++) {
            Client client = new Client(stores.get(i), name + "." + i, seed + i);
            clients.threads.add(
                    Thread.ofPlatform().name("client " + name + "." + i).unstarted(() -> clients.run(client)));
        }
        clients.threads.forEach(Thread::start);
        return clients;
    }

    /**
     * Waits until so many more calls were answered.
     *
     * @throws AssertionError when that takes minutes, or a client failed
     */
    public void awaitMore(long answers, Journal journal) throws InterruptedException {
        long goal = journal.answered() + answers;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!journal.awaitAnswered(goal, LOOK)) {
            rethrow();
            if (System.nanoTime() > end) {
                throw new AssertionError("the clients are not answered any more");
            }
        }
    }

    /**
     * Goes on until a client fails.
     *
     * @throws AssertionError when one did
     */
    public void awaitFailure() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        rethrow();
    }

    /**
     * Lets every client end what it is doing, and waits for them.
     *
     * @throws AssertionError when a client failed
     */
    @Override
    public void close() {
        stopped = true;
        boolean interrupted = false;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            try {
                awaitFailure();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow();
    }

    /** Asks a store that is at rest for everything, so that a history tells what came of it. */
    public static void audit(MetadataStore store) {
        long position = 0;
        while (store.changes(position, MetadataStore.MAX_PAGE, Duration.ZERO) instanceof Changes.Feed feed
                && !feed.changes().isEmpty()) {
            position = feed.upTo();
        }
        store.scan("", "", MetadataStore.MAX_PAGE);
        store.revision();
        store.counters("");
    }

    private void run(Client client) {
        while (!stopped) {
            try {
                client.doSomething();
            } catch (RegistryException e) {
                if (e.code() != ApiError.STORAGE_UNAVAILABLE) {
                    fail(e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    private void fail(RuntimeException e) {
        failure.compareAndSet(null, e);
        stopped = true;
    }

    private void rethrow() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new AssertionError("a client failed", failed);
        }
    }
}
