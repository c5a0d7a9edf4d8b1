package registry.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * Reads the members of a stored document by type. What the registry once wrote and can no longer read is damage, so a
 * missing or mistyped member is a {@link RegistryException} with {@link ApiError#STORAGE_CORRUPT} that names it.
 */
public final class Fields {
    private final String key;
    private final ObjectNode json;

    private Fields(String key, ObjectNode json) {
        this.key = key;
        this.json = json;
    }

    /** The members of {@code document}. */
    public static Fields of(Document document) {
        return new Fields(document.key(), document.json());
    }

    /** A string. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> corrupt(name, "a string", null));
    }

    /** A string that may be absent. */
    public Optional<String> optionalText(String name) {
        Optional<JsonNode> node = Optional.ofNullable(json.get(name));
        if (node.isPresent() && !node.get().isTextual()) {
            throw corrupt(name, "a string", null);
        }
        return node.map(JsonNode::textValue);
    }

    /** A whole number. */
    public long number(String name) {
        JsonNode node = json.path(name);
        if (!node.canConvertToLong() || !node.isIntegralNumber()) {
            throw corrupt(name, "a whole number", null);
        }
        return node.longValue();
    }

    /** A boolean; {@code false} when absent. */
    public boolean flag(String name) {
        JsonNode node = json.path(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw corrupt(name, "true or false", null);
        }
        return node.booleanValue();
    }

    /** A point in time. */
    public Instant instant(String name) {
        return optionalInstant(name).orElseThrow(() -> corrupt(name, "a point in time", null));
    }

    /** A point in time that may be absent. */
    public Optional<Instant> optionalInstant(String name) {
        try {
            return optionalText(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw corrupt(name, "a point in time", e);
        }
    }

    /** The members of an object that may be absent. */
    public Optional<Fields> optionalObject(String name) {
        Optional<JsonNode> node = Optional.ofNullable(json.get(name));
        if (node.isPresent() && !node.get().isObject()) {
            throw corrupt(name, "an object", null);
        }
        return node.map(found -> new Fields(key, (ObjectNode) found));
    }

    /** Strings; none when absent. */
    public List<String> texts(String name) {
        JsonNode node = json.path(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                throw corrupt(name, "a list of strings", null);
            }
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    private RegistryException corrupt(String name, String expected, @Nullable Exception cause) {
        return new RegistryException(
                ApiError.STORAGE_CORRUPT,
                "the metadata record '" + key + "' has no member '" + name + "' that is " + expected
                        + "; restore it from a backup",
                cause);
    }
}
