package registry.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import registry.web.http.Json;

/**
 * Validates JSON against schemas of the API description. Strictly: members that a schema does not name are refused, unless
 * it says that there may be others; so nothing can be answered that is not described. Thread-safe.
 */
final class ApiSchemas {
    private static final String ADDRESS = "https://registry.example/openapi.json";
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final boolean strict;
    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> known = new ConcurrentHashMap<>();

    private ApiSchemas(ApiDocument document, boolean strict) {
        this.strict = strict;
        this.components = prepared(document.json().get("components"));
    }

    /** What the registry answers must be described to the last member. */
    static ApiSchemas strict(ApiDocument document) {
        return new ApiSchemas(document, true);
    }

    /** What clients send may have members that the registry ignores. */
    static ApiSchemas lenient(ApiDocument document) {
        return new ApiSchemas(document, false);
    }

    /** What is wrong with a value, by the schema; empty when nothing is. */
    List<String> problems(JsonNode schema, JsonNode value) {
        return known.computeIfAbsent(schema, this::compiled).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode root = Json.object();
        root.set("components", components);
        root.set("schema", prepared(schema));
        return JsonSchemaFactory.getInstance(
                        VersionFlag.V7,
                        builder -> builder.metaSchema(OpenApi30.getInstance())
                                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                                .schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, root.toString()))))
                .getSchema(SchemaLocation.of(ADDRESS + "#/schema"), CONFIG);
    }

    private JsonNode prepared(JsonNode node) {
        JsonNode copy = node.deepCopy();
        if (strict) {
            close(copy);
        }
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema && isClosable(schema)) {
            schema.put("additionalProperties", false);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(ApiSchemas::close);
        }
    }

    private static boolean isClosable(ObjectNode schema) {
        return schema.path("type").asText().equals("object")
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties");
    }
}
