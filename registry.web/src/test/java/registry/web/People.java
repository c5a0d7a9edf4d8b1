package registry.web;

import java.util.Optional;
import java.util.Set;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.Standing;
import registry.accounts.TokenRequest;
import registry.accounts.Tokens;

/** Accounts and tokens of a running server, made behind its back. */
record People(Accounts accounts, Tokens tokens, Identity identity) {
    static People of(Registry registry) {
        Identity identity = registry.identity();
        return new People(identity.accounts(), identity.tokens(), identity);
    }

    /** Somebody who has signed in at an issuer and has no user name yet. */
    Account person(String name) {
        Profile profile = new Profile(Optional.of("Name of " + name), Optional.of("https://img.example/" + name));
        return accounts.create(NewAccount.external(name + "@example.com", profile, "https://issuer.example", name));
    }

    Account bot(String name) {
        return accounts.create(NewAccount.bot(name + "@bots.invalid", name, "acme"));
    }

    /** An {@code Authorization} header's value. */
    String token(Account account, Scope... scopes) {
        return token(account, TokenRequest.of("test", Set.of(scopes)));
    }

    String token(Account account, TokenRequest request) {
        return "Bearer " + tokens.grant(account.id(), request).secret();
    }

    /** Who acts by this {@code Authorization} header. */
    Actor actor(String authorization) {
        return identity.signIn().authenticate(Caller.bearing(authorization)).orElseThrow();
    }

    Account change(Account account, Standing standing) {
        AuditEntry entry = AuditEntry.of(
                actor(token(account, Scope.READ)), "test", account.id().value());
        return accounts.change(account.id(), entry, before -> before.withStanding(standing));
    }
}
