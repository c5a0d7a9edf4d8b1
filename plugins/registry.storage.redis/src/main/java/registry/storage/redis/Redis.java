package registry.storage.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import registry.api.RegistryException;

/**
 * The connections of one store. Attempts are repeated on fresh connections while what went wrong may pass and time is
 * left, so every operation must be one that may happen twice. Thread-safe.
 */
final class Redis implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Redis.class.getName());

    private final String store;
    private final RedisConfig config;
    private final Topology topology;
    private final TroubleLog log;
    private volatile boolean closed;

    private Redis(String store, RedisConfig config, Topology topology) {
        this.store = store;
        this.config = config;
        this.topology = topology;
        this.log = new TroubleLog(store);
    }

    /** @param store whose connections these are, for messages: {@code "metadata store"} */
    static Redis open(String store, RedisConfig config) {
        try {
            return new Redis(store, config, Topology.of(config));
        } catch (JedisException e) {
            if (config.servers() instanceof Servers.Sentinels) {
                throw Failures.unavailable(
                        "the Sentinels name no primary of Redis; look whether they run, and at registry.redis.sentinel.master",
                        e);
            }
            throw Trouble.of(e).failure(e);
        }
    }

    /** One attempt at an operation. */
    interface Operation<T extends @Nullable Object> {
        T run(Session session);
    }

    /**
     * Runs {@code operation} on the primary that holds {@code key}. An interrupt does not end it, since what an
     * operation came to would then be unknown; the caller's interrupt status is kept.
     *
     * @throws RegistryException with {@code STORAGE_UNAVAILABLE} in at most the configured time
     */
    <T extends @Nullable Object> T call(byte[] key, Operation<T> operation) {
        boolean interrupted = Thread.interrupted();
        Deadline deadline = new Deadline(config.timeout(), config.connectTimeout());
        HostAndPort askAt = null;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                requireOpen();
                try (Connection connection = askAt == null ? topology.connect(key) : topology.connect(askAt)) {
                    connection.setSoTimeout(deadline.commandMillis());
                    T answer = operation.run(new Session(connection, config.durability(), deadline, askAt != null));
                    log.succeeded();
                    return answer;
                } catch (JedisException e) {
                    askAt = e instanceof JedisAskDataException ask ? ask.getTargetNode() : null;
                    Trouble found = Trouble.of(e);
                    if (!found.isPassing() || !prepareAnother(e, found) || !pause(deadline)) {
                        throw failed(found, e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs one script, as {@link #call} does. */
    @Nullable
    Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
        return this.<@Nullable Object>call(keys.getFirst(), session -> session.run(script, keys, arguments));
    }

    /** Sends one command whose first argument is a key, as {@link #call} does. */
    @Nullable
    Object send(ProtocolCommand command, byte[] key, byte[]... more) {
        byte[][] arguments = new byte[1 + more.length][];
        arguments[0] = key;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return this.<@Nullable Object>call(key, session -> session.send(command, arguments));
    }

    /**
     * Runs {@code operation} once on every primary there is.
     *
     * @throws RegistryException with {@code STORAGE_UNAVAILABLE} when it fails on one
     */
    <T> List<T> callAll(Operation<T> operation) {
        List<T> answers = new ArrayList<>();
        for (HostAndPort primary : topology.primaries()) {
            Deadline deadline = new Deadline(config.timeout(), config.connectTimeout());
            try (Connection connection = topology.connect(primary)) {
                connection.setSoTimeout(deadline.commandMillis());
                answers.add(operation.run(new Session(connection, config.durability(), deadline, false)));
            } catch (JedisException e) {
                throw failed(Trouble.of(e), e);
            }
        }
        return answers;
    }

    /** @throws RegistryException with {@code STORAGE_UNAVAILABLE} once closed */
    void requireOpen() {
        if (closed) {
            throw Failures.unavailable("the " + store + " is closed");
        }
    }

    /** Closes the connections; those in use when they are given back. Idempotent. */
    @Override
    public void close() {
        closed = true;
        topology.close();
    }

    /** Makes sure that the next attempt uses another connection, or asks another server. */
    private boolean prepareAnother(JedisException e, Trouble found) {
        if (closed) {
            return true; // and the loop says so
        }
        try {
            if (e instanceof JedisAskDataException) {
                return true;
            }
            if (e instanceof JedisRedirectionException) {
                topology.moved();
            } else if (found != Trouble.POOL && found != Trouble.TRYAGAIN) {
                topology.suspect();
            }
            return true;
        } catch (JedisException again) {
            again.addSuppressed(e);
            LOG.log(System.Logger.Level.DEBUG, "Redis cannot be asked where the data is", again);
            return found != Trouble.MOVED;
        }
    }

    private static boolean pause(Deadline deadline) {
        try {
            return deadline.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller takes note of it
            return true;
        }
    }

    private RegistryException failed(Trouble found, JedisException e) {
        return closed
                ? Failures.unavailable("the " + store + " is closed", e)
                : log.failed(found, e).failure(e);
    }
}
