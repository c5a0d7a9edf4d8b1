package registry.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import registry.api.AccountId;

/**
 * One action, for the record.
 *
 * @param account who acted
 * @param credential the id of the credential that was used; no secret
 * @param from the network address of the client
 * @param action what was done, such as {@code version.publish}
 * @param target what it was done to, such as {@code com.example.app/1.0.0}
 * @param before the state that was replaced, if there was one
 * @param after the new state, if there is one
 */
public record AuditEntry(
        AccountId account,
        String credential,
        String from,
        String action,
        String target,
        Optional<? extends JsonNode> before,
        Optional<? extends JsonNode> after) {
    /** An entry for an action of {@code actor} whose states are filled in later, if at all. */
    public static AuditEntry of(Actor actor, String action, String target) {
        return of(actor.account().id(), actor.credential().id(), actor.address(), action, target);
    }

    /** An entry for an action that made the credential it names, such as a sign-in. */
    static AuditEntry of(AccountId account, String credential, String from, String action, String target) {
        return new AuditEntry(account, credential, from, action, target, Optional.empty(), Optional.empty());
    }

    /** The same entry with these states. */
    public AuditEntry states(Optional<? extends JsonNode> stateBefore, Optional<? extends JsonNode> stateAfter) {
        return new AuditEntry(account, credential, from, action, target, stateBefore, stateAfter);
    }
}
