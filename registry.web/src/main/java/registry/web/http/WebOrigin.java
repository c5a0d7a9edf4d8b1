package registry.web.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads origins (RFC 6454 §6.2): scheme, host and port, and nothing else. */
final class WebOrigin {
    private static final int MAX_PORT = 65_535;

    private WebOrigin() {}

    /** In the form that browsers send: lower case, no port that is the scheme's own, no slash at the end. */
    static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text);
            return isBare(url) ? Optional.of(normal(url)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isBare(URI url) {
        return url.getScheme() != null
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getPort() <= MAX_PORT;
    }

    private static URI normal(URI url) throws URISyntaxException {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() == usualPort(scheme) ? -1 : url.getPort();
        return new URI(scheme, null, url.getHost().toLowerCase(Locale.ROOT), port, null, null, null);
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
        };
    }
}
