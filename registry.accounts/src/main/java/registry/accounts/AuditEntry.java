package registry.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import registry.api.AccountId;

/**
 * One action, for the record.
 *
 * @param account who acted
 * @param credential what was used to act
 * @param from the network address of the client
 * @param action what was done, such as {@code version.publish}
 * @param target what it was done to, such as {@code com.example.app/1.0.0}
 * @param before the state that was replaced, if there was one
 * @param after the new state, if there is one
 */
public record AuditEntry(
        AccountId account,
        Credential credential,
        String from,
        String action,
        String target,
        Optional<? extends JsonNode> before,
        Optional<? extends JsonNode> after) {
    /**
     * What an account acted by.
     *
     * @param id names it in listings; no secret
     */
    public record Credential(String id, Actor.Kind kind) {
        /** The kind's name as it is recorded. */
        public String kindName() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** An entry for an action of {@code actor} whose states are filled in later, if at all. */
    public static AuditEntry of(Actor actor, String action, String target) {
        Credential credential = new Credential(actor.credential().id(), actor.kind());
        return of(actor.account().id(), credential, actor.address(), action, target);
    }

    /** An entry for what happens to a session, such as a sign-in, by that session. */
    static AuditEntry of(AccountId account, String session, String from, String action, String target) {
        return of(account, new Credential(session, Actor.Kind.SESSION), from, action, target);
    }

    /** An entry for something that is brought here from another deployment. */
    public static AuditEntry ofImport(String action, String target) {
        AccountId importer = AccountImport.IMPORTER;
        return of(importer, new Credential(importer.value(), Actor.Kind.TOKEN), "-", action, target);
    }

    /** An entry for an action of nobody who is signed in yet. */
    static AuditEntry of(AccountId account, Credential credential, String from, String action, String target) {
        return new AuditEntry(account, credential, from, action, target, Optional.empty(), Optional.empty());
    }

    /** The same entry with these states. */
    public AuditEntry states(Optional<? extends JsonNode> stateBefore, Optional<? extends JsonNode> stateAfter) {
        return new AuditEntry(account, credential, from, action, target, stateBefore, stateAfter);
    }
}
