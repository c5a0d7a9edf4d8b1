package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import registry.api.AccountId;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * That whoever signs in with an e-mail address becomes a member of an organization. The address is for the eyes of the
 * organization's admins and owners, and of administrators.
 *
 * @param email lower case; no account had it when the invitation was made
 * @param invitedBy who made it, and must still be allowed to when it takes effect
 */
public record Invitation(OrgId org, String email, Role role, AccountId invitedBy, Instant createdAt)
        implements Addition {
    /** How long an invitation counts. */
    public static final Duration LIFE = Duration.ofDays(30);

    static Invitation decode(Document document) {
        Fields fields = Fields.of(document);
        return new Invitation(
                new OrgId(fields.text("org")),
                fields.text("email"),
                Role.parse(fields.text("role")),
                new AccountId(fields.text("invitedBy")),
                fields.instant("createdAt"));
    }

    /** From when on it does not count. */
    public Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    boolean countsAt(Instant now) {
        return now.isBefore(expiresAt());
    }

    String key() {
        return Keys.invitation(org, email);
    }

    /** What it is called in the record of what was done. */
    String target() {
        return org + "/" + email;
    }

    byte[] encode() {
        return DocumentStore.encode(json());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("org", org.value())
                .put("email", email)
                .put("role", role.id())
                .put("invitedBy", invitedBy.value())
                .put("createdAt", createdAt.toString());
    }
}
