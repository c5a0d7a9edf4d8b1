package registry.web.page.account;

import io.helidon.http.HeaderNames;
import java.util.List;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Logins;
import registry.accounts.Origin;
import registry.accounts.RefreshResult;
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
        rules.page(Addresses.LOGIN, this::show)
                .page(Addresses.RENEW, this::renew)
                .form(Addresses.SIGN_OUT, this::signOut);
    }

    private static ReturnPath onward(Visit visit) {
        return visit.query("return")
                .or(() -> visit.query("from"))
                .flatMap(ReturnPath::parse)
                .orElse(ReturnPath.DEFAULT);
    }

    private void show(Visit visit) {
        ReturnPath onward = onward(visit);
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

    /**
     * Goes on with a session whose short-lived cookie has expired. Browsers send the refresh cookie to addresses like
     * this one alone.
     */
    private void renew(Visit visit) {
        ReturnPath onward = onward(visit);
        Optional<String> token = cookies.refresh(visit.request().headers());
        if (token.isEmpty()) {
            visit.redirect(Addresses.withReturn(Addresses.LOGIN, onward));
            return;
        }
        Origin origin = new Origin(access.address(), visit.request().headers().first(HeaderNames.USER_AGENT));
        switch (sessions.refresh(token.get(), origin)) {
            case RefreshResult.Renewed renewed -> {
                visit.response()
                        .headers()
                        .set(HeaderNames.SET_COOKIE, cookies.keep(visit.request(), renewed.cookies()));
                visit.redirect(onward.text());
            }
            case RefreshResult.Unknown unknown -> visit.redirect(Addresses.withReturn(Addresses.LOGIN, onward));
            case RefreshResult.AccountGone gone -> forget(visit, Addresses.LOGIN);
            case RefreshResult.Suspended suspended -> forget(visit, Addresses.LOGIN + "?error=account_suspended");
        }
    }

    private void forget(Visit visit, String page) {
        visit.response().headers().set(HeaderNames.SET_COOKIE, cookies.forget(visit.request()));
        visit.redirect(page);
    }

    private void signOut(Visit visit) {
        sessions.end(
                new Sessions.Presented(
                        cookies.session(visit.request().headers()),
                        cookies.refresh(visit.request().headers())),
                access.address());
        forget(visit, Addresses.LOGIN);
    }
}
