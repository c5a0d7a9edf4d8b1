package registry.web.http;

import io.helidon.common.socket.HelidonSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Closes connections that keep the server waiting: the web server itself lets a client be silent for ever in the middle
 * of a request. Thread-safe.
 */
final class SilenceWatch {
    /** How long a connection may be silent, between requests too. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** How long the headers of one request may take. */
    static final Duration LONGEST_HEADERS = Duration.ofSeconds(20);

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

    /** A watch that looks around every second, in a thread that does not keep the program alive. */
    static SilenceWatch start() {
        SilenceWatch watch = new SilenceWatch();
        Thread.ofPlatform().daemon().name("silence-watch").start(watch::run);
        return watch;
    }

    /**
     * Reads from a connection.
     *
     * @param deadline when to give up, on the clock of {@link System#nanoTime}
     */
    <T> T during(HelidonSocket socket, long deadline, Supplier<T> read) {
        Wait wait = new Wait(socket, deadline);
        waits.add(wait);
        try {
            return read.get();
        } finally {
            waits.remove(wait);
        }
    }

    /** Closes every connection whose deadline is before {@code now}; its read fails. */
    void sweep(long now) {
        for (Wait wait : waits) {
            if (wait.deadline - now < 0) {
                wait.socket.close();
            }
        }
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(PERIOD);
            } catch (InterruptedException e) {
                return; // nobody else interrupts this thread than who wants it to end
            }
            sweep(System.nanoTime());
        }
    }

    /** Told apart by identity: one connection may wait many times. */
    private static final class Wait {
        private final HelidonSocket socket;
        private final long deadline;

        Wait(HelidonSocket socket, long deadline) {
            this.socket = socket;
            this.deadline = deadline;
        }
    }
}
