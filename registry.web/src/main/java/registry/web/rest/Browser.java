package registry.web.rest;

import io.helidon.common.context.Contexts;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import registry.accounts.IssuedSession;
import registry.accounts.Origin;
import registry.accounts.Sessions;
import registry.web.http.Cookies;

/** The browser behind the current request, as far as it keeps a session. Thread-safe. */
public final class Browser {
    private static final String SET_COOKIE = "Set-Cookie";

    private final Access access;
    private final Cookies cookies;

    /** Asks {@code access} for the address. */
    public Browser(Access access, Cookies cookies) {
        this.access = access;
        this.cookies = cookies;
    }

    /** Where it is, and what it says it is. */
    public Origin origin() {
        return new Origin(access.address(), headers().first(HeaderNames.USER_AGENT));
    }

    /** The refresh token that it presents. */
    Optional<String> refreshToken() {
        return cookies.refresh(headers());
    }

    /** All that it presents. */
    Sessions.Presented presented() {
        return new Sessions.Presented(cookies.session(headers()), refreshToken());
    }

    /** Makes it keep a session. */
    public Response.ResponseBuilder keep(Response.ResponseBuilder answer, IssuedSession issued) {
        return set(answer, cookies.keep(request(), issued));
    }

    /** Makes it forget its session. */
    public Response.ResponseBuilder forget(Response.ResponseBuilder answer) {
        return set(answer, cookies.forget(request()));
    }

    private static Response.ResponseBuilder set(Response.ResponseBuilder answer, List<String> values) {
        values.forEach(value -> answer.header(SET_COOKIE, value));
        return answer.header("Cache-Control", "no-store");
    }

    private static Headers headers() {
        return request().headers();
    }

    static ServerRequest request() {
        return Contexts.context()
                .flatMap(context -> context.get(ServerRequest.class))
                .orElseThrow(() -> new IllegalStateException("there is no request"));
    }
}
