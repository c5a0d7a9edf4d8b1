package registry.web.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.accounts.Sessions;

/** Signs a browser out. */
@Path("api/auth/logout")
public final class LogoutResource {
    private final Browser browser;
    private final Sessions sessions;

    /** Ends the session of {@code browser}. */
    public LogoutResource(Browser browser, Sessions sessions) {
        this.browser = browser;
        this.sessions = sessions;
    }

    /** 204 and no cookies, whether or not there was a session; when it cannot be ended, the browser keeps them. */
    @POST
    public Response logout() {
        sessions.end(browser.presented(), browser.origin().address());
        return browser.forget(Response.noContent()).build();
    }
}
