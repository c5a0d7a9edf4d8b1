package registry.web.rest;

import io.helidon.webserver.http.ServerRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.Optional;
import registry.accounts.Arrival;
import registry.accounts.Departure;
import registry.accounts.LoginOutcome;
import registry.accounts.Origin;
import registry.accounts.Sessions;
import registry.web.http.Cookies;
import registry.web.http.PublicUrl;

/** The browser behind the current request, as far as it is sent away to sign in and comes back. Thread-safe. */
public final class LoginBrowser {
    private static final String SET_COOKIE = "Set-Cookie";

    private final Browser browser;
    private final Cookies cookies;
    private final PublicUrl url;

    /**
     * Sends {@code browser} away.
     *
     * @param url where it comes back to, and all its pages are
     */
    public LoginBrowser(Browser browser, Cookies cookies, PublicUrl url) {
        this.browser = browser;
        this.cookies = cookies;
        this.url = url;
    }

    /** The public address of a route. */
    URI address(String path) {
        return url.resolve(request(), path);
    }

    /** The session that it had before. */
    Sessions.Presented presented() {
        return browser.presented();
    }

    /** Where it is. */
    Origin origin() {
        return browser.origin();
    }

    /** What it comes back with. */
    Arrival arrival(URI callback) {
        ServerRequest request = request();
        String query = Optional.ofNullable(request.query().rawValue()).orElse("");
        return new Arrival(callback, query, cookies.loginState(request.headers()), origin());
    }

    /** To the identity provider, with the state of the login. */
    Response sendAway(Departure departure) {
        return unkept(redirect(departure.redirect()))
                .header(SET_COOKIE, cookies.keepLoginState(request(), departure.state(), departure.life()))
                .build();
    }

    /** To a page. */
    Response goTo(String path) {
        return unkept(redirect(address(path))).build();
    }

    /** To a page, without the state of a login. */
    Response comeBackTo(String path) {
        return unkept(forgetLogin(redirect(address(path)))).build();
    }

    /** To where it was to go on, with a session and without the state of the login. */
    Response comeBack(LoginOutcome.SignedIn done) {
        URI page = address(done.returnPath().text());
        return browser.keep(forgetLogin(redirect(page)), done.cookies()).build();
    }

    private ResponseBuilder forgetLogin(ResponseBuilder answer) {
        return answer.header(SET_COOKIE, cookies.forgetLoginState(request()));
    }

    private static ResponseBuilder redirect(URI address) {
        return Response.status(Response.Status.FOUND).location(address);
    }

    private static ResponseBuilder unkept(ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store");
    }

    private static ServerRequest request() {
        return Browser.request();
    }
}
