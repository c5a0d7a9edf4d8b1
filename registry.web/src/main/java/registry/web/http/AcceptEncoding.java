package registry.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;
import java.util.Optional;

/** What encodings of an answer a client takes. */
public final class AcceptEncoding {
    private AcceptEncoding() {}

    /** Whether it takes gzip (RFC 9110 §12.5.3). */
    public static boolean gzip(ServerRequest request) {
        Optional<String> accepted = request.headers().first(HeaderNames.ACCEPT_ENCODING);
        if (accepted.isEmpty()) {
            return false;
        }
        for (String coding : accepted.get().toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }
}
