package registry.accounts;

import java.time.Duration;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * How long things of a browser's session live.
 *
 * @param cookie how long a session cookie counts; zero: none is set
 * @param refresh how long a refresh cookie counts, anew with each refresh; zero: none is set
 * @param keys how long the registry signs with the same key
 */
record SessionPolicy(Duration cookie, Duration refresh, Duration keys) {
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    /** Browsers keep no cookie for longer (RFC 6265bis §5.5). */
    private static final long MOST = 400 * DAY;

    /**
     * As configured.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    static SessionPolicy of(ConfigScope registry) {
        return new SessionPolicy(
                Duration.ofSeconds(registry.number("session.max-age-seconds", HOUR, 0, MOST)),
                Duration.ofSeconds(registry.number("session.refresh-max-age-seconds", 30 * DAY, 0, MOST)),
                Duration.ofDays(registry.number("session.key-days", 30, 1, 3650)));
    }

    /** How long anything counts that is signed or sealed. */
    Duration longestLife() {
        return cookie.compareTo(SealedState.MAX_LIFE) > 0 ? cookie : SealedState.MAX_LIFE;
    }

    /** How long a session lives that nobody refreshes. */
    Duration session() {
        return cookie.compareTo(refresh) > 0 ? cookie : refresh;
    }
}
