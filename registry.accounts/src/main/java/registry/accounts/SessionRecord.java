package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.Digest;
import registry.storage.Document;
import registry.storage.Fields;

/**
 * A session as it is stored.
 *
 * @param administrator whether the identity provider's claims made the account an administrator at sign-in
 * @param expiresAt when nothing counts any more that the browser holds
 * @param refresh the digest of the refresh token that counts, unless there is none
 */
record SessionRecord(
        String id,
        AccountId account,
        Origin origin,
        boolean administrator,
        Instant createdAt,
        Instant refreshedAt,
        Instant expiresAt,
        Optional<Digest> refresh) {
    /** The action that is recorded when a session is ended. */
    static final String END = "session.end";

    boolean countsAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** The session as it goes on, without a refresh token so far. */
    SessionRecord renewed(Origin from, Instant now, Instant end) {
        return new SessionRecord(id, account, from, administrator, createdAt, now, end, Optional.empty());
    }

    /** The session with this refresh token. */
    SessionRecord refreshedBy(Digest token) {
        return new SessionRecord(
                id, account, origin, administrator, createdAt, refreshedAt, expiresAt, Optional.of(token));
    }

    /** What is recorded when this is done to the session by whoever holds its cookies. */
    AuditEntry entry(String action, String address) {
        return AuditEntry.of(account, id, address, action, target());
    }

    /** What is recorded when the actor ends the session. */
    AuditEntry endedBy(Actor actor) {
        return AuditEntry.of(actor, END, target());
    }

    private String target() {
        return account + "/" + id;
    }

    SessionInfo info() {
        return new SessionInfo(id, origin, createdAt, refreshedAt, expiresAt);
    }

    ObjectNode encode() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("account", account.value())
                .put("address", origin.address());
        origin.userAgent().ifPresent(agent -> json.put("userAgent", agent));
        json.put("administrator", administrator)
                .put("createdAt", createdAt.toString())
                .put("refreshedAt", refreshedAt.toString())
                .put("expiresAt", expiresAt.toString());
        refresh.ifPresent(digest -> json.put("refresh", digest.hex()));
        return json;
    }

    static SessionRecord decode(Document document) {
        Fields fields = Fields.of(document);
        return new SessionRecord(
                fields.text("id"),
                new AccountId(fields.text("account")),
                new Origin(fields.text("address"), fields.optionalText("userAgent")),
                fields.flag("administrator"),
                fields.instant("createdAt"),
                fields.instant("refreshedAt"),
                fields.instant("expiresAt"),
                fields.optionalText("refresh").map(Digest::parse));
    }
}
