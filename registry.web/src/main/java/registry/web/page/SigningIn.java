package registry.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Logins;
import registry.accounts.ReturnPath;
import registry.accounts.Sessions;
import registry.api.RegistryException;
import registry.web.http.Cookies;
import registry.web.rest.Access;

/** Where browsers sign in and out. Thread-safe. */
public final class SigningIn {
    private final Pages pages;
    private final Access access;
    private final Logins logins;
    private final Sessions sessions;
    private final Cookies cookies;

    /** What the sign-in is made of: who is there already, how to come in, and what to end on the way out. */
    public record Parts(Access access, Logins logins, Sessions sessions, Cookies cookies) {}

    /** Pages over {@code parts}. */
    public SigningIn(Pages pages, Parts parts) {
        this.pages = pages;
        this.access = parts.access();
        this.logins = parts.logins();
        this.sessions = parts.sessions();
        this.cookies = parts.cookies();
    }

    void show(ServerRequest request, ServerResponse response) {
        ReturnPath onward = query(request, "return")
                .or(() -> query(request, "from"))
                .flatMap(ReturnPath::parse)
                .orElse(ReturnPath.DEFAULT);
        Optional<String> problem = query(request, "error");
        Optional<Account> account = Optional.empty();
        try {
            account = access.find().map(Actor::account);
        } catch (RegistryException e) {
            if (e.code() != AccountError.ACCOUNT_SUSPENDED) {
                throw e;
            }
            problem = Optional.of(e.code().code());
        }
        List<LoginPage.Choice> choices = logins.choices().stream()
                .map(login -> LoginPage.Choice.of(login, onward))
                .toList();
        LoginPage page =
                new LoginPage(pages.frame("Sign in", account), choices, LoginProblems.text(problem), onward.text());
        pages.send(request, response, Status.OK_200, page);
    }

    void signOut(ServerRequest request, ServerResponse response) {
        sessions.end(
                new Sessions.Presented(cookies.session(request.headers()), cookies.refresh(request.headers())),
                access.address());
        response.headers().set(HeaderNames.SET_COOKIE, cookies.forget(request));
        Pages.redirect(response, PageRoutes.LOGIN);
    }

    private static Optional<String> query(ServerRequest request, String name) {
        return request.query().first(name).asOptional();
    }
}
