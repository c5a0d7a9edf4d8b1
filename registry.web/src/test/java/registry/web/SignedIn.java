package registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.IssuedSession;
import registry.accounts.NewAccount;
import registry.accounts.Origin;
import registry.accounts.Scope;
import registry.accounts.Suspension;
import registry.accounts.TokenRequest;
import registry.api.spi.Batch;
import registry.api.spi.StoredCredential;

/** A person with a browser in which they are signed in, beside a running server. */
record SignedIn(Registry domain, Account account, IssuedSession cookies) {
    private static final Origin HOME = new Origin("192.0.2.7", Optional.of("Browser/1.0"));

    /** A new account that has just signed in. */
    static SignedIn anew(Registry domain, String username) {
        Account account = domain.identity().accounts().create(NewAccount.local(username + "@example.com", username));
        return of(domain, account);
    }

    /** An account that has just signed in. */
    static SignedIn of(Registry domain, Account account) {
        return new SignedIn(domain, account, domain.identity().sessions().begin(account, HOME, false));
    }

    /** The same person in another browser. */
    SignedIn elsewhere() {
        return new SignedIn(domain, account, domain.identity().sessions().begin(account, HOME, false));
    }

    String session() {
        return "app_registry_session=" + cookies.session().value();
    }

    String refresh() {
        return "app_registry_session_refresh=" + cookies.refresh().value();
    }

    /** A {@code Cookie} header with both cookies. */
    String both() {
        return session() + "; " + refresh();
    }

    /** An API token of the account. */
    String token(Scope... scopes) {
        return domain.identity()
                .tokens()
                .grant(account.id(), TokenRequest.of("test", Set.of(scopes)))
                .secret();
    }

    void suspend() {
        Suspension suspension = new Suspension("spam", account.createdAt(), account.id());
        domain.identity()
                .accounts()
                .change(
                        account.id(),
                        AuditEntry.of(actor(), "account.suspend", "test"),
                        known -> known.withStanding(known.standing().withSuspension(Optional.of(suspension))));
    }

    void delete() {
        Accounts accounts = domain.identity().accounts();
        Batch.Builder batch = Batch.builder();
        accounts.remove(batch, accounts.read(account.id()).orElseThrow());
        domain.stores().metadata().commit(batch.build());
    }

    private Actor actor() {
        StoredCredential credential = new StoredCredential("test", account.id(), Set.of(), Set.of(), Optional.empty());
        return new Actor(account, credential, Actor.Kind.SESSION, false, "-");
    }

    /** The values of an answer's {@code Set-Cookie} headers. */
    static List<String> setCookies(Reply reply) {
        return new ArrayList<>(reply.headers().allValues("Set-Cookie"));
    }
}
