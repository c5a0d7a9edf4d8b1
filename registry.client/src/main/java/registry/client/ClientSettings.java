package registry.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the registry is and how to talk to it.
 *
 * @param registry base address, {@code http} or {@code https}, without query or fragment and without a slash at the end
 * @param token API token to send, if any; printable ASCII
 * @param timeout longest silence that is borne: while connecting, and between two signs of progress afterwards
 */
public record ClientSettings(URI registry, Optional<String> token, Duration timeout) {

    /** Checks the settings; throws {@link IllegalArgumentException} saying what is wrong. */
    public ClientSettings {
        Objects.requireNonNull(registry, "registry");
        token.ifPresent(ClientSettings::requireSendable);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be greater than 0 ms");
        }
    }

    /**
     * Parses the address of a registry.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static URI parseUrl(String text) {
        String trimmed = withoutSlashes(text.strip());
        URI uri;
        try {
            uri = URI.create(trimmed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("'" + text + "' must begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The URL of a registry has no user, query or fragment: give it as scheme://host:port");
        }
        return uri;
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static void requireSendable(String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("The API token holds blanks or other characters that no token has");
        }
    }

    /** The settings without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "ClientSettings[registry=" + registry + ", timeout=" + timeout + "]";
    }
}
