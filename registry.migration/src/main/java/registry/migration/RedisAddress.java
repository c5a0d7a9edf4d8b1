package registry.migration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the address of a Redis server without ever repeating it in a message. */
final class RedisAddress {
    private RedisAddress() {}

    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text.strip()));
        } catch (URISyntaxException e) {
            // The exception repeats the address, which holds a password; the caller says what is wrong.
            return Optional.empty();
        }
    }
}
