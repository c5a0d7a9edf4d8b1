package registry.signing.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Links that may be shown to people: absolute http and https addresses (RFC 3986) with a host. */
final class HttpLink {
    private static final int MAX_LENGTH = 2048;

    private HttpLink() {}

    static boolean isValid(String link) {
        if (link.length() > MAX_LENGTH) {
            return false;
        }
        try {
            URI uri = new URI(link);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
