package registry.storage.filesystem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import registry.api.RegistryException;
import registry.api.spi.StoreHealth;

/**
 * Finds out whether writes succeed, by writing. Whoever asks often, or while somebody is asking, hears what was found a
 * moment ago, so that asking costs the disk little. Thread-safe.
 */
final class WriteProbe {
    /** How long an answer is given again. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Runnable attempt;
    private final ReentrantLock lock = new ReentrantLock();
    private StoreHealth latest = StoreHealth.GOOD;
    private long asOf = System.nanoTime() - FRESH.toNanos();

    /** @param attempt writes and leaves no trace, or fails with a {@link RegistryException} */
    WriteProbe(Runnable attempt) {
        this.attempt = attempt;
    }

    StoreHealth health() {
        lock.lock();
        try {
            if (System.nanoTime() - asOf >= FRESH.toNanos()) {
                latest = ask();
                asOf = System.nanoTime();
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private StoreHealth ask() {
        try {
            attempt.run();
            return StoreHealth.GOOD;
        } catch (RegistryException e) {
            return new StoreHealth(Optional.of(e.detail()), List.of());
        }
    }
}
