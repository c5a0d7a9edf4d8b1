package registry.storage.redis;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import registry.api.RegistryException;

/** One daemon thread that waits in Redis for the next commit of any process, and announces it. */
final class Tail implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Tail.class.getName());

    /**
     * The part of an operation's time that Redis waits before it answers that there is nothing; after that another
     * connection is used, since this one may be to a former primary.
     */
    private static final int WAIT = 6;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Redis redis;
    private final Keys keys;
    private final ChangeFeed feed;
    private final CommitSignal signal;
    private final Duration wait;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Session waiting;

    /** @param timeout the time of an operation */
    Tail(Redis redis, Keys keys, ChangeFeed feed, CommitSignal signal, Duration timeout) {
        this.redis = redis;
        this.keys = keys;
        this.feed = feed;
        this.signal = signal;
        this.wait = timeout.dividedBy(WAIT);
        this.thread = Thread.ofPlatform().daemon().name("redis-tail").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        closed.countDown();
        Session current = waiting;
        if (current != null) {
            current.abort();
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
        boolean over = false;
        while (!over) {
            Duration pause = Duration.ZERO;
            try {
                long newest = feed.revision();
                signal.announce(newest);
                await(newest);
            } catch (RegistryException e) {
                LOG.log(System.Logger.Level.DEBUG, "the stream of changes cannot be followed", e);
                pause = PAUSE;
            }
            over = isClosedAfter(pause);
        }
    }

    private void await(long newest) {
        byte[][] arguments = {
            Keys.bytes("BLOCK"),
            Keys.bytes(wait.toMillis()),
            Keys.bytes("COUNT"),
            Keys.bytes(1),
            Keys.bytes("STREAMS"),
            keys.named("changes"),
            Keys.bytes(newest + "-0")
        };
        redis.call(keys.state(), session -> {
            waiting = session;
            try {
                return closed.getCount() > 0 && session.send(Protocol.Command.XREAD, arguments) != null;
            } finally {
                waiting = null;
            }
        });
    }

    private boolean isClosedAfter(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody interrupts this thread", e);
            return closed.getCount() == 0;
        }
    }
}
