package registry.storage.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import registry.api.RegistryException;
import registry.api.spi.StoreHealth;

/**
 * Finds out whether Redis takes writes, by writing. Whoever asks often, or while somebody is asking, hears what was found
 * a moment ago, so that asking costs Redis little. Thread-safe.
 */
final class HealthProbe {
    /** How long an answer is given again. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Redis redis;
    private final Keys keys;
    private final ReentrantLock lock = new ReentrantLock();
    private StoreHealth latest = StoreHealth.GOOD;
    private long asOf = System.nanoTime() - FRESH.toNanos();

    HealthProbe(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
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
            RedisServer.probe(redis, keys);
            return new StoreHealth(
                    Optional.empty(), redis.call(keys.state(), ServerInfo::of).warnings());
        } catch (RegistryException e) {
            return new StoreHealth(Optional.of(e.detail()), List.of());
        }
    }
}
