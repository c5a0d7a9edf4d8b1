package registry.development;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;

/** Things that whoever knows a secret may have for a while. Only the newest {@value #MOST} are kept. Thread-safe. */
final class Expiring<T> {
    private static final int MOST = 1000;

    private final Map<Digest, Kept<T>> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Kept<T>> eldest) {
            return size() > MOST;
        }
    };
    private final Duration life;
    private final Clock clock;

    Expiring(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    private record Kept<T>(T value, Instant end) {}

    /** How long each is kept. */
    Duration life() {
        return life;
    }

    synchronized void put(String secret, T value) {
        entries.put(key(secret), new Kept<>(value, clock.instant().plus(life)));
    }

    synchronized Optional<T> find(String secret) {
        return current(entries.get(key(secret)));
    }

    /** Finds it for the last time. */
    synchronized Optional<T> take(String secret) {
        return current(entries.remove(key(secret)));
    }

    private Optional<T> current(@Nullable Kept<T> entry) {
        return Optional.ofNullable(entry)
                .filter(found -> clock.instant().isBefore(found.end()))
                .map(Kept::value);
    }

    /** A digest, so that looking it up tells nothing about the secret by the time it takes. */
    private static Digest key(String secret) {
        return Digest.ofContent(secret.getBytes(StandardCharsets.UTF_8));
    }
}
