package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import registry.api.AccountId;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * That an account belongs to an organization, and as what: one record, so that no role exists without membership.
 *
 * @param bot whether the account is a bot of this organization; it is deleted when it is removed
 * @param addedBy who made it a member; of a bot, who created it
 */
record Membership(OrgId org, AccountId account, Role role, boolean bot, Instant since, AccountId addedBy) {
    static Membership decode(Document document) {
        Fields fields = Fields.of(document);
        return new Membership(
                new OrgId(fields.text("org")),
                new AccountId(fields.text("account")),
                Role.parse(fields.text("role")),
                fields.flag("bot"),
                fields.instant("since"),
                new AccountId(fields.text("addedBy")));
    }

    String key() {
        return Keys.member(org, account);
    }

    Membership with(Role other) {
        return new Membership(org, account, other, bot, since, addedBy);
    }

    byte[] encode() {
        return DocumentStore.encode(json());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("org", org.value())
                .put("account", account.value())
                .put("role", role.id())
                .put("bot", bot)
                .put("since", since.toString())
                .put("addedBy", addedBy.value());
    }
}
