package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.accounts.Account;
import registry.accounts.Administrators;
import registry.accounts.VerifiedAccounts;
import registry.web.http.Json;

/** Accounts as their own holders see them. Thread-safe. */
public final class AccountJson {
    private final VerifiedAccounts verified;
    private final Administrators administrators;

    /** Asks who is verified and who is an administrator. */
    public AccountJson(VerifiedAccounts verified, Administrators administrators) {
        this.verified = verified;
        this.administrators = administrators;
    }

    ObjectNode of(Account account) {
        return of(account, administrators.covers(account));
    }

    /** The members that clients read are all there, {@code null} when unknown. */
    ObjectNode of(Account account, boolean administrator) {
        return Json.object()
                .put("id", account.id().value())
                .put("email", account.email())
                .put("name", account.profile().name().orElse(account.displayName()))
                .put("picture", account.profile().picture().orElse(null))
                .put("username", account.username().orElse(null))
                .put("verified", verified.covers(account))
                .put("isAdmin", administrator)
                .put("isBot", account.isBot());
    }
}
