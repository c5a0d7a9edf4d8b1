package registry.web.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;

/** The same request for the page that follows (RFC 8288). For one thread. */
public final class NextPage {
    private final String path;
    private final Map<String, String> query = new LinkedHashMap<>();

    /** Another page of what is at {@code path}. */
    public NextPage(String path) {
        this.path = path;
    }

    /** Repeats a parameter of the query, if it was given. */
    public NextPage with(String name, Optional<String> value) {
        value.ifPresent(given -> query.put(name, given));
        return this;
    }

    /** The value of the {@code Link} header. */
    public String link(String cursor) {
        StringBuilder link = new StringBuilder("<").append(path).append('?');
        query.forEach((name, value) -> link.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return link.append("after=")
                .append(URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                .append(">; rel=\"next\"")
                .toString();
    }

    /**
     * How many things a page may have; the rest of its meaning is checked by who makes the page.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is no whole number
     */
    public static int limit(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "limit must be a whole number", e);
        }
    }
}
