package registry.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;

/**
 * One daemon thread that follows a store's change feed and tells a listener. Thread-safe.
 *
 * <p>The listener hears {@link Listener#reload} first, then every change after it in order, without a gap. It survives
 * an unavailable store and a failing listener: it says so once in the log, tries again after 50 ms and then ever more
 * slowly up to 5 s, and after a failure of the listener begins with a new reload.
 */
public final class ChangeFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChangeFollower.class.getName());
    private static final int PAGE = 1_000;
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String name;
    private final MetadataStore store;
    private final Listener listener;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long revision = -1;
    private @Nullable RuntimeException failure;
    private boolean closed;

    /** Only the following thread uses this: whether the listener's state is unknown. */
    private boolean reloadNeeded = true;

    private ChangeFollower(String name, MetadataStore store, Listener listener) {
        this.name = name;
        this.store = store;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /**
     * Begins to follow {@code store}.
     *
     * @param name names the thread and the log lines, such as {@code catalog-follower}
     */
    public static ChangeFollower start(String name, MetadataStore store, Listener listener) {
        ChangeFollower follower = new ChangeFollower(name, store, listener);
        follower.thread.start();
        return follower;
    }

    /** Hears of changes, always on the one following thread. */
    public interface Listener {
        /**
         * Forget what you know and read what you follow anew, now. Called at the beginning and whenever the store no
         * longer remembers far enough back. What you read may already hold changes that {@link #changed} then names
         * once more.
         *
         * @param revision what you read is at least as new as this
         */
        void reload(long revision);

        /** These keys changed; read those that concern you. Never empty. */
        void changed(Changes.Feed feed);
    }

    /** The revision up to which the listener has heard everything; -1 before its first reload is over. */
    public long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    /** What keeps the follower from going on at the moment, in words; empty when all is well. */
    public Optional<String> trouble() {
        lock.lock();
        try {
            return Optional.ofNullable(failure).map(RuntimeException::toString);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the listener has heard everything up to {@code wanted}.
     *
     * @return whether it has; {@code false} after {@code timeout}, when the follower is closed, and when the caller is
     *     interrupted, whose interrupt status is then set
     */
    public boolean awaitRevision(long wanted, Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (revision < wanted && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
            return revision >= wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Stops following and waits for a running call of the listener to end. Does not close the store. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isClosed()) {
            try {
                step();
                recovered();
                pause = FIRST_PAUSE_MILLIS;
            } catch (RuntimeException e) {
                failed(e);
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void step() {
        if (reloadNeeded) {
            long current = store.revision();
            listener.reload(current);
            advance(current);
            return;
        }
        switch (store.changes(revision(), PAGE, WAIT)) {
            case Changes.Feed feed -> deliver(feed);
            case Changes.Forgotten forgotten -> reloadNeeded = true;
        }
    }

    private void deliver(Changes.Feed feed) {
        if (feed.changes().isEmpty()) {
            return;
        }
        reloadNeeded = true; // a listener that fails half-way is in an unknown state
        listener.changed(feed);
        advance(feed.upTo());
    }

    private void advance(long reached) {
        reloadNeeded = false;
        lock.lock();
        try {
            revision = reached;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void recovered() {
        lock.lock();
        try {
            if (failure != null) {
                failure = null;
                LOG.log(System.Logger.Level.INFO, () -> name + " follows the store again");
            }
        } finally {
            lock.unlock();
        }
    }

    private void failed(RuntimeException e) {
        lock.lock();
        try {
            if (failure == null && !closed) {
                LOG.log(System.Logger.Level.WARNING, name + " cannot follow the store and keeps trying", e);
            }
            failure = e;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts this thread; the loop looks at what it has set.
            LOG.log(System.Logger.Level.DEBUG, () -> name + " was woken");
        } finally {
            lock.unlock();
        }
    }
}
