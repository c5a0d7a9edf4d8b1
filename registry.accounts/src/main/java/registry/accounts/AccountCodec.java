package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.api.AccountId;
import registry.storage.Document;
import registry.storage.Fields;

/** Accounts as stored documents. */
final class AccountCodec {
    private AccountCodec() {}

    static ObjectNode encode(Account account) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", account.id().value())
                .put("email", account.email())
                .put("emailVerified", account.emailVerified());
        account.username().ifPresent(username -> json.put("username", username));
        account.profile().name().ifPresent(name -> json.put("name", name));
        account.profile().picture().ifPresent(picture -> json.put("picture", picture));
        json.put("administrator", account.standing().administrator())
                .put("verified", account.standing().verified());
        account.standing().suspension().ifPresent(suspension -> json.set("suspension", encode(suspension)));
        account.botOf().ifPresent(organization -> json.put("botOf", organization));
        return json.put("createdAt", account.createdAt().toString())
                .put("issuer", account.issuer())
                .put("subject", account.subject());
    }

    static Account decode(Document document) {
        Fields fields = Fields.of(document);
        return new Account(
                new AccountId(fields.text("id")),
                fields.text("email"),
                fields.flag("emailVerified"),
                fields.optionalText("username"),
                new Profile(fields.optionalText("name"), fields.optionalText("picture")),
                new Standing(fields.flag("administrator"), fields.flag("verified"), suspension(fields)),
                fields.optionalText("botOf"),
                fields.instant("createdAt"),
                fields.text("issuer"),
                fields.text("subject"));
    }

    private static ObjectNode encode(Suspension suspension) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", suspension.reason())
                .put("since", suspension.since().toString())
                .put("by", suspension.by().value());
    }

    private static Optional<Suspension> suspension(Fields fields) {
        return fields.optionalObject("suspension")
                .map(inner ->
                        new Suspension(inner.text("reason"), inner.instant("since"), new AccountId(inner.text("by"))));
    }
}
