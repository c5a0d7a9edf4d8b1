package registry.accounts;

import java.net.URI;
import java.time.Duration;

/**
 * A browser that is sent away to sign in.
 *
 * @param redirect where to
 * @param state what it takes along in a cookie; it can neither read nor change it
 * @param life how long the cookie counts
 */
public record Departure(URI redirect, String state, Duration life) {
    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "departure to " + redirect.getAuthority();
    }
}
