package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import registry.api.AccountId;
import registry.storage.Document;
import registry.storage.Fields;

/**
 * A refresh token as it is stored, under its digest; or what is left of it when it is spent.
 *
 * @param at when it was made, or when it was spent
 */
record RefreshRecord(AccountId account, String session, Instant at, Instant expiresAt) {
    boolean countsAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** What is left of it, for a while at most. */
    RefreshRecord spent(Instant now, Duration remembered) {
        Instant end = now.plus(remembered);
        return new RefreshRecord(account, session, now, end.isBefore(expiresAt) ? end : expiresAt);
    }

    ObjectNode encode() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", account.value())
                .put("session", session)
                .put("at", at.toString())
                .put("expiresAt", expiresAt.toString());
    }

    static RefreshRecord decode(Document document) {
        Fields fields = Fields.of(document);
        return new RefreshRecord(
                new AccountId(fields.text("account")),
                fields.text("session"),
                fields.instant("at"),
                fields.instant("expiresAt"));
    }
}
