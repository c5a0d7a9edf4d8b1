package registry.storage.filesystem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writer thread. What callers hand in while it syncs one transaction to disk goes into the next one together, so
 * that the cost of a sync is shared. Thread-safe.
 */
final class GroupCommit {
    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    /** Bounds the time that the first of a group waits for the last. */
    private static final int MOST_PER_GROUP = 256;

    private static final int MOST_BYTES_PER_GROUP = 8 << 20;

    private final Opener opener;
    private final CommitSignal signal;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Pending<?>> queue = new ArrayDeque<>();
    private boolean stopped;

    /** Only the writer thread uses these. */
    private @Nullable RecordWriter writer;

    private List<Pending<?>> group = List.of();

    /**
     * Starts the thread.
     *
     * @param writer the first writer; one that fails is closed and replaced
     */
    GroupCommit(RecordWriter writer, Opener opener, CommitSignal signal) {
        this.writer = writer;
        this.opener = opener;
        this.signal = signal;
        this.thread = Thread.ofPlatform().daemon().name("metadata-writer").unstarted(this::run);
    }

    interface Opener {
        RecordWriter open() throws SQLException;
    }

    void start() {
        thread.start();
    }

    /** Writes durably and returns what the work answered. */
    <T> T write(Pending<T> pending) {
        lock.lock();
        try {
            if (stopped) {
                throw Failures.unavailable("the metadata store takes no more writes; restart the registry");
            }
            queue.add(pending);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return pending.await();
    }

    /** Writes what was handed in and ends the thread. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
                write(group);
                group = List.of(); // while waiting, nothing is held that has been answered
            }
        } finally {
            closeWriter();
            refuseTheRest(); // only what a defect or a lack of memory left over
        }
    }

    /** Waits for work; empty at the end. */
    private List<Pending<?>> nextGroup() {
        List<Pending<?>> next = new ArrayList<>();
        lock.lock();
        try {
            while (queue.isEmpty() && !stopped) {
                arrived.awaitUninterruptibly();
            }
            long bytes = 0;
            while (!queue.isEmpty() && next.size() < MOST_PER_GROUP && bytes < MOST_BYTES_PER_GROUP) {
                Pending<?> pending = queue.remove();
                bytes += pending.bytes();
                next.add(pending);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Pending<?>> together) {
        try {
            RecordWriter current = writer();
            current.begin();
            for (Pending<?> pending : together) {
                pending.apply(current);
            }
            current.commit();
            signal.announce(current.committed());
            together.forEach(Pending::complete);
        } catch (SQLException e) {
            closeWriter();
            retryOrFail(together, e);
        }
    }

    /** One that is too big for the disk must not spoil the others: they are tried again one by one. */
    private void retryOrFail(List<Pending<?>> together, SQLException e) {
        if (together.size() == 1) {
            together.getFirst().fail(Failures.of(e));
            return;
        }
        together.forEach(pending -> write(List.of(pending)));
    }

    private RecordWriter writer() throws SQLException {
        RecordWriter current = writer;
        if (current == null) {
            current = opener.open();
            writer = current;
        }
        return current;
    }

    private void closeWriter() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "the writer of the metadata database did not close", e);
        }
        writer = null;
    }

    private void refuseTheRest() {
        lock.lock();
        try {
            stopped = true;
            for (Pending<?> pending : queue) {
                pending.fail(Failures.unavailable("the metadata store has stopped; restart the registry"));
            }
            queue.clear();
        } finally {
            lock.unlock();
        }
        group.forEach(
                pending -> pending.fail(Failures.unavailable("the metadata store has stopped; restart the registry")));
    }
}
