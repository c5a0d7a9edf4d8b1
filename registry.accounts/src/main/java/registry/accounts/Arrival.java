package registry.accounts;

import java.net.URI;
import java.util.Optional;

/**
 * A browser that came back from an identity provider. All of it but the callback is hostile until checked.
 *
 * @param callback the address it was to come back to, as it was when it was sent away
 * @param query the raw query it came with, {@code ""} when there is none
 * @param state the cookie it was sent away with, if it still has one
 * @param origin where it is
 */
public record Arrival(URI callback, String query, Optional<String> state, Origin origin) {
    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "arrival at " + callback;
    }
}
