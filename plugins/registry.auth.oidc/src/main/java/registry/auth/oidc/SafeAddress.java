package registry.auth.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that codes, secrets and tokens may travel to: {@code https}, and {@code http} to this machine alone, where
 * nobody listens on the way (RFC 8252 §8.3 has the same exception).
 */
final class SafeAddress {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private SafeAddress() {}

    /** What is wrong with {@code address}, if anything. */
    static Optional<String> problem(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.of("must be an address such as https://login.example.com");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean safe = "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme())
                        && LOOPBACK.matcher(host).matches());
        return safe ? Optional.empty() : Optional.of("must begin with https:// (http:// is for this machine alone)");
    }
}
