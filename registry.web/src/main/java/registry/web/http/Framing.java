package registry.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses requests whose length two readers could understand in two ways (RFC 9112 §6.3): what one takes for the end of a
 * body, another takes for the next request.
 */
final class Framing {
    private Framing() {}

    /** What is wrong with the framing, if anything. The connection must be closed then. */
    static Optional<String> problem(Headers headers) {
        List<String> codings = values(headers, HeaderNames.TRANSFER_ENCODING);
        List<String> lengths = values(headers, HeaderNames.CONTENT_LENGTH);
        if (codings.isEmpty() && lengths.isEmpty()) {
            return Optional.empty();
        }
        if (!codings.isEmpty() && !lengths.isEmpty()) {
            return Optional.of("a request has either Content-Length or Transfer-Encoding, not both");
        }
        if (!codings.isEmpty()) {
            return codings.equals(List.of("chunked"))
                    ? Optional.empty()
                    : Optional.of("the only Transfer-Encoding understood here is chunked");
        }
        String length = lengths.getFirst();
        boolean sound = lengths.size() == 1
                && length.length() <= 18
                && !length.isEmpty()
                && length.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return sound ? Optional.empty() : Optional.of("Content-Length must be one whole number");
    }

    private static List<String> values(Headers headers, HeaderName name) {
        if (!headers.contains(name)) {
            return List.of();
        }
        Header header = headers.get(name);
        return header.allValues().stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
