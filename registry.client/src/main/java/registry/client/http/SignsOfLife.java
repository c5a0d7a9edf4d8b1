package registry.client.http;

import java.time.Duration;

/**
 * Remembers when an exchange last moved, so that a slow transfer may take as long as it needs and a silent one may not.
 * Safe for use by several threads.
 */
public final class SignsOfLife {
    private volatile long lastNanos = System.nanoTime();

    /** Something was sent or came. */
    public void moved() {
        lastNanos = System.nanoTime();
    }

    /** Time left until the silence has lasted for {@code patience}; zero or negative when it has. */
    long nanosLeft(Duration patience) {
        return patience.toNanos() - (System.nanoTime() - lastNanos);
    }
}
