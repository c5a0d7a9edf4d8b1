package registry.storage.redis;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for a commit. It may miss one; whoever waits looks for himself now and then. Thread-safe. */
final class CommitSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long newest;
    private boolean closed;

    /** This is the newest revision; a fail-over may have made it smaller than it was. */
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

    /** Waits for a commit after {@code revision}, for the end, or until {@code nanos} are over. */
    void awaitAfter(long revision, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (newest <= revision && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
