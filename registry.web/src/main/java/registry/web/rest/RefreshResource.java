package registry.web.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.accounts.AccountError;
import registry.accounts.RefreshResult;
import registry.accounts.Sessions;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.web.http.Json;
import registry.web.http.Problem;
import registry.web.http.WebError;

/** Exchanges a refresh cookie for new cookies. */
@Path("api/auth/refresh")
public final class RefreshResource {
    private final Browser browser;
    private final Sessions sessions;

    /** Exchanges what {@code browser} presents. */
    public RefreshResource(Browser browser, Sessions sessions) {
        this.browser = browser;
        this.sessions = sessions;
    }

    /**
     * {@code {"email"}} and new cookies. Cookies are cleared only where no later attempt can succeed: a browser whose
     * other window was faster holds the new ones by now.
     */
    @POST
    public Response refresh() {
        String token = browser.refreshToken()
                .orElseThrow(() -> new RegistryException(
                        WebError.NO_REFRESH_TOKEN, "There is no session to go on with: sign in."));
        return switch (sessions.refresh(token, browser.origin())) {
            case RefreshResult.Renewed renewed ->
                browser.keep(
                                JsonReply.of(
                                        200,
                                        Json.object()
                                                .put("email", renewed.account().email())),
                                renewed.cookies())
                        .build();
            case RefreshResult.Unknown unknown ->
                throw new RegistryException(
                        WebError.INVALID_REFRESH_TOKEN, "The session has ended, or another window went on with it.");
            case RefreshResult.AccountGone gone -> ended(WebError.ACCOUNT_GONE, "The account was deleted.");
            case RefreshResult.Suspended suspended ->
                ended(
                        AccountError.ACCOUNT_SUSPENDED,
                        "The account is suspended; ask an administrator of this registry.");
        };
    }

    private Response ended(ErrorCode code, String message) {
        Problem problem = Problem.of(code, message);
        Response.ResponseBuilder answer = JsonReply.of(problem.status(), problem.json());
        problem.headers().forEach(answer::header);
        return browser.forget(answer).build();
    }
}
