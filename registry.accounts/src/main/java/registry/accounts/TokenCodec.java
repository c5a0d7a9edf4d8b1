package registry.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import registry.api.AccountId;
import registry.api.spi.StoredCredential;
import registry.storage.Document;
import registry.storage.Fields;

/** Tokens as stored documents; when they were last used is kept elsewhere. */
final class TokenCodec {
    private TokenCodec() {}

    /** What the audit trail tells of a token: nothing of the secret, not even how it begins. */
    static ObjectNode describe(TokenInfo info) {
        ObjectNode json = encode(info);
        json.remove("start");
        return json;
    }

    static ObjectNode encode(TokenInfo info) {
        StoredCredential credential = info.credential();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", credential.id())
                .put("account", credential.account().value())
                .put("start", info.start())
                .put("label", info.label());
        json.set("scopes", strings(credential.scopes()));
        json.set("packages", strings(credential.packages()));
        json.put("createdAt", info.createdAt().toString());
        credential.expiresAt().ifPresent(instant -> json.put("expiresAt", instant.toString()));
        return json;
    }

    static TokenInfo decode(Document document) {
        Fields fields = Fields.of(document);
        StoredCredential credential = new StoredCredential(
                fields.text("id"),
                new AccountId(fields.text("account")),
                Set.copyOf(fields.texts("scopes")),
                Set.copyOf(fields.texts("packages")),
                fields.optionalInstant("expiresAt"));
        return new TokenInfo(
                credential,
                fields.optionalText("start").orElse(""),
                fields.text("label"),
                fields.instant("createdAt"),
                Optional.empty());
    }

    private static ArrayNode strings(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.stream().sorted().forEach(array::add);
        return array;
    }
}
