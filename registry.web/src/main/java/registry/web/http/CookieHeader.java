package registry.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the cookies of a request (RFC 6265 §4.2). What a client sends is never an error: a piece that is no cookie is
 * passed over, and a value whose percent-encoding is broken is taken as it is.
 */
public final class CookieHeader {
    private CookieHeader() {}

    /** The values of all cookies with this name, in the order they were sent. */
    public static List<String> values(Headers headers, String name) {
        List<String> values = new ArrayList<>();
        for (String line : headers.all(HeaderNames.COOKIE, List::of)) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(decode(unquote(pair.substring(equals + 1).strip())));
                }
            }
        }
        return values;
    }

    private static String unquote(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            // The decoder is made for forms, where a plus sign is a space.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
