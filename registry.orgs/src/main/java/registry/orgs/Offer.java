package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.Fields;

/**
 * That a package may become somebody else's.
 *
 * @param from whose it is
 * @param by who offered it: the same, or an administrator
 * @param to whose it may become
 */
record Offer(PackageName name, AccountId from, AccountId by, AccountId to, Instant createdAt, Instant expiresAt) {
    /** How long an offer stands. */
    static final Duration STANDS = Duration.ofDays(30);

    static Offer decode(Document document) {
        Fields fields = Fields.of(document);
        return new Offer(
                PackageName.parse(fields.text("package")),
                new AccountId(fields.text("from")),
                new AccountId(fields.text("by")),
                new AccountId(fields.text("to")),
                fields.instant("createdAt"),
                fields.instant("expiresAt"));
    }

    boolean isByOwner() {
        return by.equals(from);
    }

    /** The accounts that it is listed for. */
    Set<AccountId> concerns() {
        return isByOwner() || by.equals(to) ? Set.of(from, to) : Set.of(from, by, to);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("package", name.value())
                .put("from", from.value())
                .put("by", by.value())
                .put("to", to.value())
                .put("createdAt", createdAt.toString())
                .put("expiresAt", expiresAt.toString());
    }
}
