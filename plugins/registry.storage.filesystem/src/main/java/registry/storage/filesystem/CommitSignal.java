package registry.storage.filesystem;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the next commit. Thread-safe. */
final class CommitSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long newest;
    private boolean closed;

    CommitSignal(long newest) {
        this.newest = newest;
    }

    /** A commit made this revision. */
    void announce(long revision) {
        lock.lock();
        try {
            newest = revision;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait, now and later. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a commit after {@code revision}, or for the end.
     *
     * @return {@code false} when {@code nanos} were over first
     */
    boolean awaitAfter(long revision, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (newest <= revision && !closed) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
