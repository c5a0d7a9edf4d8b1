package registry.web.limit;

import java.util.Optional;
import java.util.function.LongSupplier;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * How many requests of each sort there may be within a minute. Each process counts for itself, and forgets when it ends.
 * Thread-safe. Empty answers mean that there is no limit.
 */
public final class RateLimits {
    private static final int MOST = 1_000_000;

    private final int auth;
    private final int publish;
    private final int writes;
    private final Counters counters;

    RateLimits(ConfigScope registry, LongSupplier nanoTime) {
        this.auth = limit(registry, "limits.auth-per-minute", 20);
        this.publish = limit(registry, "limits.publish-per-minute", 120);
        this.writes = limit(registry, "limits.writes-per-minute", 600);
        this.counters = new Counters(nanoTime);
    }

    /**
     * Reads {@code limits.auth-per-minute} (default 20, per address and route), {@code limits.publish-per-minute} (120, per
     * account) and {@code limits.writes-per-minute} (600, per account, or per address for nobody); 0 is no limit.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    public static RateLimits of(ConfigScope registry) {
        return new RateLimits(registry, System::nanoTime);
    }

    /** Counts something that has to do with signing in, at {@code route}, by a client of this network. */
    Optional<Taken> auth(String network, String route) {
        return take("auth " + route + " " + network, auth);
    }

    /** Counts a publish by this account. */
    Optional<Taken> publish(AccountId account) {
        return take("publish " + account, publish);
    }

    /** Counts any other change by this account. */
    Optional<Taken> write(AccountId account) {
        return take("write " + account, writes);
    }

    /** Counts a change by somebody unknown at a client of this network. */
    Optional<Taken> anonymousWrite(String network) {
        return take("write from " + network, writes);
    }

    private Optional<Taken> take(String key, int limit) {
        return limit == 0 ? Optional.empty() : Optional.of(counters.take(key, limit));
    }

    private static int limit(ConfigScope registry, String key, int otherwise) {
        return (int) registry.number(key, otherwise, 0, MOST);
    }
}
