package registry.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A path below the registry's address, with a query. Immutable. */
public final class Address {
    private final String text;
    private final char separator;

    private Address(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * A path of these segments, which are encoded.
     *
     * @throws IllegalArgumentException if one is empty or made of one or two dots, since that would be another path
     */
    public static Address of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("'" + segment + "' names nothing");
            }
            path.append('/').append(encode(segment));
        }
        return new Address(path.toString(), '?');
    }

    /** The path of more segments below this one, which must have no query. */
    public Address and(String... segments) {
        return new Address(text + of(segments).text, '?');
    }

    /** With this parameter in the query. */
    public Address with(String name, String value) {
        return new Address(text + separator + name + '=' + encode(value), '&');
    }

    /** With this parameter in the query if there is a value. */
    public Address with(String name, Optional<?> value) {
        return value.map(present -> with(name, present.toString())).orElse(this);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
