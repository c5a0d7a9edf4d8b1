package registry.storage.redis;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/** Writes to the log when a store gets into trouble and out of it, not once for every request. Thread-safe. */
final class TroubleLog {
    private static final System.Logger LOG = System.getLogger(TroubleLog.class.getName());
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String store;
    private final AtomicReference<@Nullable Trouble> current = new AtomicReference<>();
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    /** @param store for messages: {@code "metadata store"} */
    TroubleLog(String store) {
        this.store = store;
    }

    /**
     * An operation failed for good.
     *
     * @return what to tell the caller: when all connections are in use, why they are
     */
    Trouble failed(Trouble found, JedisException e) {
        Trouble known = current.get();
        if (found == Trouble.POOL && known != null && known.isPassing()) {
            return known;
        }
        boolean isNew = current.getAndSet(found) != found;
        long now = System.nanoTime();
        if (isNew || now - quietUntil.get() >= 0) {
            quietUntil.set(now + QUIET_NANOS);
            LOG.log(System.Logger.Level.WARNING, "the " + store + " is in trouble: " + found.advice(), e);
        }
        return found;
    }

    /** An operation succeeded, which says nothing of those that Redis refuses for a reason that lasts. */
    void succeeded() {
        Trouble before = current.get();
        if (before != null && before.isPassing() && current.compareAndSet(before, null)) {
            LOG.log(System.Logger.Level.INFO, () -> "Redis serves the " + store + " again");
        }
    }
}
