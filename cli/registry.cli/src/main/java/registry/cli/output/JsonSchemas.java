package registry.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Describes what the commands write with {@code --json}, by JSON Schema (draft 2020-12). Members are only ever added, so
 * a schema allows others than it names. Immutable.
 */
public final class JsonSchemas {
    private static final String FOLDER = "/registry/cli/schema/";
    private static final String DEFINITIONS = "$defs";
    private static final String REFERENCE = "$ref";
    private static final String LOCAL = "#/$defs/";

    private final ObjectNode shapes;
    private final Properties commands;

    private JsonSchemas(ObjectNode shapes, Properties commands) {
        this.shapes = shapes;
        this.commands = commands;
    }

    /** Reads those that this program brings. */
    public static JsonSchemas load() {
        try (InputStream shapes = open("shapes.json");
                InputStream commands = open("commands.properties")) {
            Properties names = new Properties();
            names.load(commands);
            String text = new String(shapes.readAllBytes(), StandardCharsets.UTF_8);
            return new JsonSchemas(Json.object(text).orElseThrow(), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands that have one, without the program's name, such as {@code org list}. */
    public SortedSet<String> commands() {
        SortedSet<String> words = new TreeSet<>();
        commands.stringPropertyNames().forEach(name -> words.add(name.replace('.', ' ')));
        return words;
    }

    /** The schema of a command's output, which refers to nothing outside itself. */
    public Optional<JsonNode> of(String command) {
        return Optional.ofNullable(commands.getProperty(command.replace(' ', '.')))
                .map(shape -> whole(command, shape));
    }

    private JsonNode whole(String command, String shape) {
        ObjectNode schema = Json.object();
        schema.set("$schema", shapes.get("$schema"));
        schema.put("title", "calimero-registry " + command + " --json").put(REFERENCE, LOCAL + shape);
        ObjectNode definitions = Json.object();
        collect(schema, definitions);
        return schema.set(DEFINITIONS, definitions);
    }

    private void collect(JsonNode node, ObjectNode definitions) {
        JsonNode reference = node.path(REFERENCE);
        if (reference.isTextual()) {
            String name = reference.textValue().substring(LOCAL.length());
            if (!definitions.has(name)) {
                JsonNode shape = shapes.get(DEFINITIONS).get(name);
                definitions.set(name, shape);
                collect(shape, definitions);
            }
        }
        node.forEach(child -> collect(child, definitions));
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(JsonSchemas.class.getResourceAsStream(FOLDER + name));
    }
}
