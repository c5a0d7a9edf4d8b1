package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.accounts.Account;
import registry.web.http.Json;

/** An account as its own holder sees it. */
final class AccountJson {
    private AccountJson() {}

    /** The members that clients read: {@code picture} and {@code name} are there even when unknown. */
    static ObjectNode of(Account account) {
        ObjectNode json = Json.object()
                .put("id", account.id().value())
                .put("email", account.email())
                .put("name", account.displayName())
                .putNull("picture");
        account.username().ifPresentOrElse(name -> json.put("username", name), () -> json.putNull("username"));
        return json.put("verified", false).put("isAdmin", account.standing().administrator());
    }
}
