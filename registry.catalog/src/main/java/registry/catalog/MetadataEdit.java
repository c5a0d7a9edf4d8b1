package registry.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import registry.api.AccountId;
import registry.api.Digest;
import registry.api.SignerId;
import registry.storage.Fields;

/**
 * What the server knows of an edit of a version's metadata beside the signed bytes under {@link Keys#edit}.
 *
 * @param signerId the key that signed the edit, which need not be the version's
 * @param digest the SHA-256 of the signed bytes
 */
record MetadataEdit(Instant editedAt, AccountId editor, SignerId signerId, Digest digest) {
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("editedAt", editedAt.toString())
                .put("editor", editor.value())
                .put("signerId", signerId.value())
                .put("sha256", digest.hex());
    }

    static MetadataEdit decode(Fields fields) {
        return new MetadataEdit(
                fields.instant("editedAt"),
                new AccountId(fields.text("editor")),
                new SignerId(fields.text("signerId")),
                Digest.parse(fields.text("sha256")));
    }
}
