package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.accounts.Account;
import registry.accounts.Administrators;
import registry.accounts.Identity;
import registry.accounts.VerifiedAccounts;
import registry.web.http.Json;

/** An account as administrators see it. */
final class AdminUserJson {
    private final Administrators administrators;
    private final VerifiedAccounts verified;

    AdminUserJson(Identity identity) {
        this.administrators = identity.administrators();
        this.verified = identity.verified();
    }

    ObjectNode of(Account account) {
        ObjectNode json = Json.object().put("id", account.id().value()).put("email", account.email());
        account.username().ifPresentOrElse(name -> json.put("username", name), () -> json.putNull("username"));
        json.put("name", account.profile().name().orElseGet(account::displayName))
                .put("verified", verified.covers(account))
                .put("adminVerified", account.standing().verified())
                .put("isAdmin", administrators.appoints(account))
                .put("isBlacklisted", account.isSuspended())
                .put("createdAt", account.createdAt().toString())
                .put("emailVerified", account.emailVerified())
                .put("isBot", account.isBot())
                .put("issuer", account.issuer());
        account.botOf().ifPresent(org -> json.put("botOrg", org));
        account.standing()
                .suspension()
                .ifPresent(suspension -> json.putObject("suspension")
                        .put("reason", suspension.reason())
                        .put("since", suspension.since().toString())
                        .put("by", suspension.by().value()));
        return json;
    }
}
