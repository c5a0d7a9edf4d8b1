package registry.web.page.account;

import io.helidon.http.HeaderNames;
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
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;
import registry.web.rest.Access;

/** Where browsers sign in and out. Thread-safe. */
public final class SigningIn implements PageArea {
    private final Access access;
    private final Logins logins;
    private final Sessions sessions;
    private final Cookies cookies;

    /** Over these: who is there already, how to come in, and what to end on the way out. */
    public SigningIn(Access access, Logins logins, Sessions sessions, Cookies cookies) {
        this.access = access;
        this.logins = logins;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.LOGIN, this::show).form(Addresses.SIGN_OUT, this::signOut);
    }

    private void show(Visit visit) {
        ReturnPath onward = visit.query("return")
                .or(() -> visit.query("from"))
                .flatMap(ReturnPath::parse)
                .orElse(ReturnPath.DEFAULT);
        Optional<String> problem = visit.query("error");
        Optional<Account> account = Optional.empty();
        try {
            account = visit.actor().map(Actor::account);
        } catch (RegistryException e) {
            if (e.code() != AccountError.ACCOUNT_SUSPENDED) {
                throw e;
            }
            problem = Optional.of(e.code().code());
        }
        List<LoginPage.Choice> choices = logins.choices().stream()
                .map(login -> LoginPage.Choice.of(login, onward))
                .toList();
        visit.show(new LoginPage(visit.frame("Sign in", account), choices, LoginProblems.text(problem), onward.text()));
    }

    private void signOut(Visit visit) {
        sessions.end(
                new Sessions.Presented(
                        cookies.session(visit.request().headers()),
                        cookies.refresh(visit.request().headers())),
                access.address());
        visit.response().headers().set(HeaderNames.SET_COOKIE, cookies.forget(visit.request()));
        visit.redirect(Addresses.LOGIN);
    }
}
