package registry.storage.filesystem;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets operations through until it is shut, and is shut only when none is under way. Thread-safe. */
final class Gate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final String store;
    private volatile boolean shut;

    /** @param store what lies behind it, for messages: {@code "metadata store"} */
    Gate(String store) {
        this.store = store;
    }

    /**
     * Runs {@code operation} behind the open gate.
     *
     * @throws registry.api.RegistryException with {@code STORAGE_UNAVAILABLE} once shut
     */
    <T, E extends Exception> T within(Operation<T, E> operation) throws E {
        lock.readLock().lock();
        try {
            requireOpen();
            return operation.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    interface Operation<T, E extends Exception> {
        T run() throws E;
    }

    /** @throws registry.api.RegistryException with {@code STORAGE_UNAVAILABLE} once shut */
    void requireOpen() {
        if (shut) {
            throw Failures.unavailable("the " + store + " is closed");
        }
    }

    /** Shuts the gate after the operations under way; {@code true} the first time only. */
    boolean shut() {
        lock.writeLock().lock();
        try {
            boolean first = !shut;
            shut = true;
            return first;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
