package registry.api.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import registry.api.RegistryException;

/**
 * Finds out how a store is by trying it. Whoever asks often, or while somebody is asking, hears what was found a moment
 * ago, so that asking costs the store little. Thread-safe.
 */
public final class HealthProbe {
    /** How long an answer is given again. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<StoreHealth> attempt;
    private final ReentrantLock lock = new ReentrantLock();
    private StoreHealth latest = StoreHealth.GOOD;
    private long asOf = System.nanoTime() - FRESH.toNanos();

    /** @param attempt writes and leaves no trace, or fails with a {@link RegistryException} that says why it cannot */
    public HealthProbe(Supplier<StoreHealth> attempt) {
        this.attempt = attempt;
    }

    /** How the store is, or was up to a second ago. */
    public StoreHealth health() {
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
            return attempt.get();
        } catch (RegistryException e) {
            return new StoreHealth(Optional.of(e.detail()), List.of());
        }
    }
}
