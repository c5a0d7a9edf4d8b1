package registry.web.page.account;

import io.helidon.http.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.Sessions;
import registry.accounts.TokenRequest;
import registry.accounts.Tokens;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/** One's account: who one is here, one's API tokens, and the browsers one is signed in with. Thread-safe. */
public final class AccountPages implements PageArea {
    private static final String TOKENS = Addresses.ACCOUNT + "/tokens";
    private static final String SESSIONS = Addresses.ACCOUNT + "/sessions";

    private final Tokens tokens;
    private final Sessions sessions;
    private final Clock clock;

    /** Shows what {@code tokens} and {@code sessions} hold of whoever looks. */
    public AccountPages(Tokens tokens, Sessions sessions, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.ACCOUNT, this::account)
                .pageWithForm(TOKENS, this::tokens, this::create)
                .form(TOKENS + "/{id}/revoke", this::revoke)
                .page(SESSIONS, this::sessions)
                .form(SESSIONS + "/end-others", this::endOthers)
                .form(SESSIONS + "/{id}/end", this::end);
    }

    private void account(Visit visit) {
        visit.show(new AccountPage(visit.frame("Account"), Self.of(visit.require(Scope.READ))));
    }

    private void tokens(Visit visit) {
        Actor actor = visit.require(Scope.READ);
        show(visit, Status.OK_200, actor, TokenDraft.ofPerson(actor), Optional.empty());
    }

    private void create(Visit visit) {
        Actor actor = visit.require(Scope.READ);
        TokenDraft draft = TokenDraft.ofPerson(actor, visit.form());
        Refusals.shown(
                () -> {
                    actor.requirePerson();
                    IssuedToken issued = tokens.issue(actor, TokenRequest.filledUp(draft.wish(clock.instant()), actor));
                    show(visit, Status.CREATED_201, actor, TokenDraft.ofPerson(actor), Optional.of(issued.secret()));
                },
                (status, problem) -> show(visit, status, actor, draft.refusedFor(problem), Optional.empty()));
    }

    private void show(Visit visit, Status status, Actor actor, TokenDraft draft, Optional<String> secret) {
        Instant now = clock.instant();
        List<TokenRow> rows = tokens.list(actor).stream()
                .map(token -> TokenRow.of(token, "", TOKENS, now))
                .toList();
        visit.show(status, new TokensPage(visit.frame("API tokens"), rows, draft, secret.orElse("")));
    }

    private void revoke(Visit visit) {
        tokens.revoke(visit.require(Scope.READ), visit.path("id"));
        visit.redirect(TOKENS);
    }

    private void sessions(Visit visit) {
        Actor actor = visit.require(Scope.READ);
        Instant now = clock.instant();
        List<SessionsPage.Row> rows = sessions.list(actor.account().id()).stream()
                .map(session -> SessionsPage.Row.of(session, isOwn(actor, session.id()), now))
                .toList();
        visit.show(new SessionsPage(visit.frame("Sessions"), rows));
    }

    private void endOthers(Visit visit) {
        sessions.endOthers(visit.require(Scope.ORGS));
        visit.redirect(SESSIONS);
    }

    private void end(Visit visit) {
        sessions.endOne(visit.require(Scope.ORGS), visit.path("id"));
        visit.redirect(SESSIONS);
    }

    private static boolean isOwn(Actor actor, String id) {
        return actor.isSession() && actor.credential().id().equals(id);
    }
}
