package registry.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import registry.accounts.LoginChoice;
import registry.accounts.LoginOutcome;
import registry.accounts.LoginProblem;
import registry.accounts.Logins;
import registry.accounts.ReturnPath;
import registry.accounts.Sessions;
import registry.api.ApiError;
import registry.api.ErrorKind;
import registry.api.RegistryException;
import registry.web.http.Json;
import registry.web.http.Problem;
import registry.web.http.WebError;

/**
 * Sends browsers away to sign in, and receives them when they come back. Whatever goes wrong there ends on the page
 * {@code /login}, which says so in words.
 */
@Path("api/auth")
public final class LoginResource {
    /** See {@link registry.api.spi.Login#id}. */
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*");

    private static final System.Logger LOG = System.getLogger(LoginResource.class.getName());

    /** What the addresses without an id stand for: the only ones that old pages and clients know. */
    private static final String GOOGLE = "google";

    private static final String LOGIN_PAGE = "/login";

    private final LoginBrowser browser;
    private final Logins logins;
    private final Sessions sessions;

    /** Signs {@code browser} in by {@code logins}. */
    public LoginResource(LoginBrowser browser, Logins logins, Sessions sessions) {
        this.browser = browser;
        this.logins = logins;
        this.sessions = sessions;
    }

    /** {@code {"logins":[{"id","label","url"}]}}: what a page offers. */
    @GET
    @Path("logins")
    public Response list() {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("logins");
        for (LoginChoice choice : logins.choices()) {
            list.addObject().put("id", choice.id()).put("label", choice.label()).put("url", path(choice.id()));
        }
        return JsonReply.ok(answer);
    }

    /** Begins the login {@code google}; where there is none, the only one there is, or else leaves the choice to people. */
    @GET
    @Path("google")
    public Response google(@QueryParam("return") @Nullable String returnPath) {
        List<LoginChoice> choices = logins.choices();
        if (choices.isEmpty()) {
            return notConfigured();
        }
        if (choices.stream().anyMatch(choice -> choice.id().equals(GOOGLE))) {
            return begin(GOOGLE, returnPath);
        }
        return choices.size() == 1 ? begin(choices.getFirst().id(), returnPath) : browser.goTo(LOGIN_PAGE);
    }

    /** Ends the login {@code google}. */
    @GET
    @Path("google/callback")
    public Response googleCallback() {
        return finish(GOOGLE);
    }

    /** Begins a login; 404 when there is none of this id. */
    @GET
    @Path("login/{id}")
    public Response start(@PathParam("id") String id, @QueryParam("return") @Nullable String returnPath) {
        return begin(wellFormed(id), returnPath);
    }

    /** Ends a login. */
    @GET
    @Path("login/{id}/callback")
    public Response callback(@PathParam("id") String id) {
        return finish(wellFormed(id));
    }

    private Response begin(String id, @Nullable String returnPath) {
        ReturnPath goal =
                Optional.ofNullable(returnPath).flatMap(ReturnPath::parse).orElse(ReturnPath.DEFAULT);
        try {
            return browser.sendAway(logins.start(id, goal, browser.address(callbackPath(id))));
        } catch (RegistryException e) {
            return unavailable(e);
        }
    }

    private Response finish(String id) {
        try {
            return answer(logins.finish(id, browser.arrival(browser.address(callbackPath(id)))));
        } catch (RegistryException e) {
            return unavailable(e);
        }
    }

    /** Before it becomes part of an address: what stands in the path is whatever somebody typed. */
    private static String wellFormed(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RegistryException(ApiError.NOT_FOUND, "there is no such login; GET /api/auth/logins lists them");
        }
        return id;
    }

    private Response answer(LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.SignedIn done -> {
                // The browser forgets the session it had, so that nobody could sign out of it there.
                sessions.end(browser.presented(), browser.origin().address());
                yield browser.comeBack(done);
            }
            case LoginOutcome.Refused refused -> refuse(refused.problem());
        };
    }

    /** An identity provider or a store that does not answer: the operator has the reason, people a page. */
    private Response unavailable(RegistryException failure) {
        if (failure.code().kind() != ErrorKind.UNAVAILABLE) {
            throw failure;
        }
        LOG.log(System.Logger.Level.WARNING, () -> "nobody can sign in: " + failure.detail());
        return refuse(LoginProblem.LOGIN_UNAVAILABLE);
    }

    private Response refuse(LoginProblem problem) {
        return browser.comeBackTo(LOGIN_PAGE + "?error=" + problem.code());
    }

    /** Not thrown: a visitor's click is nothing for the operator's log. */
    private static Response notConfigured() {
        Problem problem = Problem.of(
                WebError.AUTH_NOT_CONFIGURED,
                "Nobody can sign in here: the operator has configured no identity provider.");
        return JsonReply.of(problem.status(), problem.json()).build();
    }

    private static String path(String id) {
        return id.equals(GOOGLE) ? "/api/auth/google" : "/api/auth/login/" + id;
    }

    private static String callbackPath(String id) {
        return path(id) + "/callback";
    }
}
