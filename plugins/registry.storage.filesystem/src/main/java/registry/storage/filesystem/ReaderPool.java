package registry.storage.filesystem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A fixed number of readers, opened when first needed, the most recently used first. Thread-safe. */
final class ReaderPool {
    private static final System.Logger LOG = System.getLogger(ReaderPool.class.getName());

    private final Opener opener;
    private final Deque<Slot> idle = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();

    ReaderPool(Opener opener, int size) {
        this.opener = opener;
        for (int i = 0; i < size; i++) {
            idle.push(new Slot());
        }
    }

    interface Opener {
        RecordReader open() throws SQLException;
    }

    interface Query<T> {
        T run(RecordReader reader) throws SQLException;
    }

    /** Waits for a reader, whatever interrupts, since readers are busy for moments only, and asks it. */
    <T> T read(Query<T> query) {
        Slot slot = take();
        try {
            return query.run(slot.reader());
        } catch (SQLException e) {
            slot.close();
            throw Failures.of(e);
        } finally {
            giveBack(slot);
        }
    }

    /** Closes the readers, none of which may be in use. */
    void close() {
        lock.lock();
        try {
            idle.forEach(Slot::close);
        } finally {
            lock.unlock();
        }
    }

    private Slot take() {
        lock.lock();
        try {
            while (idle.isEmpty()) {
                returned.awaitUninterruptibly();
            }
            return idle.pop();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Slot slot) {
        lock.lock();
        try {
            idle.push(slot);
            returned.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A place for a reader, which a failed reader leaves to a new one. */
    private final class Slot {
        private @Nullable RecordReader reader;

        RecordReader reader() throws SQLException {
            RecordReader current = reader;
            if (current == null) {
                current = opener.open();
                reader = current;
            }
            return current;
        }

        void close() {
            if (reader == null) {
                return;
            }
            try {
                reader.close();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, "a reader of the metadata database did not close", e);
            }
            reader = null;
        }
    }
}
