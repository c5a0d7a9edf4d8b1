package registry.web.hot;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Conditions on entity tags (RFC 9110 §13.1). */
final class Conditional {
    private static final String WEAK = "W/";

    private Conditional() {}

    /** Whether the client has one of {@code tags}, quoted and strong, already ({@code If-None-Match}). */
    static boolean matches(ServerRequest request, String... tags) {
        Optional<String> condition = request.headers().first(HeaderNames.IF_NONE_MATCH);
        return condition.filter(value -> holds(value, tags)).isPresent();
    }

    private static boolean holds(String condition, String... tags) {
        if (condition.strip().equals("*")) {
            return true;
        }
        for (String candidate : condition.split(",", -1)) {
            String stripped = candidate.strip();
            String opaque = stripped.startsWith(WEAK) ? stripped.substring(WEAK.length()) : stripped;
            for (String tag : tags) {
                if (opaque.equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
