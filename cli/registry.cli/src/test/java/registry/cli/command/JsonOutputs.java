package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import registry.cli.output.JsonSchemas;
import registry.cli.output.Report;

/**
 * Holds the outcome of every command that a test runs against the command's schema, whether the test asked for JSON or
 * not. Strictly: members that a schema does not name are refused here, so that none can be forgotten. Thread-safe.
 */
final class JsonOutputs implements Outcomes {
    static final JsonOutputs CHECKED = new JsonOutputs();

    private static final String PROGRAM = "calimero-registry ";

    private final JsonSchemas schemas = JsonSchemas.load();
    private final Map<String, JsonSchema> strict = new ConcurrentHashMap<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private JsonOutputs() {}

    @Override
    public void completed(String path, Report report) {
        String command = path.substring(PROGRAM.length());
        JsonNode json = report.json();
        assertThat(strict.computeIfAbsent(command, this::strict).validate(json))
                .as(command + ": " + json)
                .isEmpty();
        seen.add(command);
    }

    JsonSchemas schemas() {
        return schemas;
    }

    /** The commands that a test of this JVM ran to an outcome. */
    Set<String> seen() {
        return seen;
    }

    private JsonSchema strict(String command) {
        JsonNode schema = schemas.of(command)
                .orElseThrow(() -> new AssertionError(
                        command + " has no schema in src/main/resources/registry/cli/schema/commands.properties"))
                .deepCopy();
        close(schema);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, config);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(JsonOutputs::close);
    }
}
