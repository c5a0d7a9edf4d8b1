package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import registry.storage.Document;
import registry.storage.Fields;

/** Organizations as stored documents. */
final class OrgCodec {
    private OrgCodec() {}

    static ObjectNode encode(Org org) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", org.id().value())
                .put("name", org.name());
        json.set("metadata", org.metadata().json());
        return json.put("verified", org.verified())
                .put("createdAt", org.createdAt().toString())
                .put("updatedAt", org.updatedAt().toString());
    }

    static Org decode(Document document) {
        Fields fields = Fields.of(document);
        Map<String, String> metadata = new LinkedHashMap<>();
        document.json()
                .path("metadata")
                .properties()
                .forEach(member ->
                        metadata.put(member.getKey(), member.getValue().asText()));
        return new Org(
                new OrgId(fields.text("id")),
                fields.text("name"),
                new OrgMetadata(metadata),
                fields.flag("verified"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"));
    }
}
