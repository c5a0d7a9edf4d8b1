package registry.web.limit;

import io.helidon.http.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a request is for, as far as limits care. */
sealed interface Purpose {
    /** Reading what anybody may read, without limit. */
    record Reading() implements Purpose {}

    /** Anything that has to do with signing in, at a route. */
    record SigningIn(String route) implements Purpose {}

    /** Reading the caller's own account: only tells anything to those who have signed in. */
    record ReadingOwn(String route) implements Purpose {}

    /** Publishing a bundle. */
    record Publishing() implements Purpose {}

    /** Any other change. */
    record Writing() implements Purpose {}

    /** Where bundles are sent to, to be published or to be checked only. */
    Set<String> PUSHES = Set.of("push", "push-check", "push-file");

    /** What is counted by itself below {@code /api/auth}; everything else there is counted together. */
    Set<String> AUTH_ROUTES = Set.of(
            "google",
            "login",
            "logins",
            "logout",
            "me",
            "program",
            "refresh",
            "renew",
            "sessions",
            "token",
            "tokens",
            "username");

    /** What pages ask for again and again. */
    Set<String> OWN = Set.of("logins", "me", "sessions", "tokens");

    /**
     * The purpose of a request.
     *
     * @param path decoded, without {@code .} and {@code ..}
     */
    static Purpose of(Method method, String path) {
        if (method.equals(Method.OPTIONS)) {
            return new Reading();
        }
        boolean read = method.equals(Method.GET) || method.equals(Method.HEAD);
        if (read && !path.contains("auth") && !path.contains("setup") && !path.contains("resolve")) {
            return new Reading(); // nearly all requests
        }
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        if (startsWith(parts, "api", "setup")) {
            return new SigningIn("setup");
        }
        if (startsWith(parts, "api", "users", "resolve")) {
            return new SigningIn("resolve");
        }
        if (startsWith(parts, "api", "auth")) {
            return auth(read, parts.subList(2, parts.size()));
        }
        if (read) {
            return new Reading();
        }
        boolean push = startsWith(parts, "upload")
                || (parts.size() == 4 && startsWith(parts, "api", "v2", "bundles") && PUSHES.contains(parts.get(3)));
        return push ? new Publishing() : new Writing();
    }

    private static Purpose auth(boolean read, List<String> parts) {
        if (parts.isEmpty() || !AUTH_ROUTES.contains(parts.getFirst())) {
            return new SigningIn("other");
        }
        String route = parts.getFirst();
        if (read && parts.size() == 1 && OWN.contains(route)) {
            return new ReadingOwn(route);
        }
        return new SigningIn(parts.getLast().equals("callback") ? route + " callback" : route);
    }

    private static boolean startsWith(List<String> parts, String... first) {
        return parts.size() >= first.length && parts.subList(0, first.length).equals(List.of(first));
    }
}
