package registry.client.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import registry.client.UnexpectedAnswerException;

/**
 * An object in an answer. What must be there and is not makes an {@link UnexpectedAnswerException}; what may be missing
 * is empty when it is missing, {@code null} or of another kind.
 */
public final class JsonObject {
    private final ObjectNode node;

    /** Reads this. */
    public JsonObject(ObjectNode node) {
        this.node = node;
    }

    /** A text that must be there. */
    public String text(String member) {
        return optionalText(member).orElseThrow(() -> missing("text", member));
    }

    /** A text. */
    public Optional<String> optionalText(String member) {
        JsonNode value = node.path(member);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** A point in time that must be there. */
    public Instant instant(String member) {
        return optionalInstant(member).orElseThrow(() -> missing("time", member));
    }

    /** A point in time, ISO 8601. */
    public Optional<Instant> optionalInstant(String member) {
        return optionalText(member).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** A number that must be there. */
    public long number(String member) {
        JsonNode value = node.path(member);
        if (!value.canConvertToLong()) {
            throw missing("number", member);
        }
        return value.longValue();
    }

    /** A number, 0 when it is missing. */
    public long numberOrZero(String member) {
        JsonNode value = node.path(member);
        return value.canConvertToLong() ? value.longValue() : 0;
    }

    /** A truth that must be told. */
    public boolean flag(String member) {
        JsonNode value = node.path(member);
        if (!value.isBoolean()) {
            throw missing("truth", member);
        }
        return value.booleanValue();
    }

    /** Whether this is there and true. */
    public boolean isTrue(String member) {
        return node.path(member).asBoolean(false);
    }

    /** Whether there is such a member, {@code null} included. */
    public boolean has(String member) {
        return node.has(member);
    }

    /** The texts of an array; empty when it is missing. Elements of other kinds are left out. */
    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(member)) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    /** The texts of an array that must be there. */
    public List<String> requiredTexts(String member) {
        requireArray(member);
        return texts(member);
    }

    /** The objects of an array; empty when it is missing. Elements of other kinds are left out. */
    public <T> List<T> objects(String member, Function<JsonObject, T> reader) {
        List<T> objects = new ArrayList<>();
        for (JsonNode element : array(member)) {
            if (element instanceof ObjectNode object) {
                objects.add(reader.apply(new JsonObject(object)));
            }
        }
        return objects;
    }

    /** The objects of an array that must be there. */
    public <T> List<T> requiredObjects(String member, Function<JsonObject, T> reader) {
        requireArray(member);
        return objects(member, reader);
    }

    /** An object. */
    public Optional<JsonObject> optionalObject(String member) {
        return node.path(member) instanceof ObjectNode object ? Optional.of(new JsonObject(object)) : Optional.empty();
    }

    /** An object that must be there. */
    public JsonObject object(String member) {
        return optionalObject(member).orElseThrow(() -> missing("object", member));
    }

    /** The constant whose name, in lower case, is the text of the member; otherwise {@code unknown}. */
    public <E extends Enum<E>> E constant(String member, E unknown) {
        return optionalText(member).map(text -> constantOf(text, unknown)).orElse(unknown);
    }

    /** The constants of an array of their names. */
    public <E extends Enum<E>> List<E> constants(String member, E unknown) {
        return texts(member).stream().map(text -> constantOf(text, unknown)).toList();
    }

    /** The members that are texts, in their order, but for these. */
    public Map<String, String> textsByName(Collection<String> without) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (member.getValue().isTextual() && !without.contains(member.getKey())) {
                texts.put(member.getKey(), member.getValue().textValue());
            }
        });
        return texts;
    }

    /** The members that are whole numbers, in their order. */
    public Map<String, Long> numbersByName() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (member.getValue().canConvertToLong()) {
                numbers.put(member.getKey(), member.getValue().longValue());
            }
        });
        return numbers;
    }

    /** The members that are objects, in their order. */
    public <T> Map<String, T> objectsByName(Function<JsonObject, T> reader) {
        Map<String, T> objects = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode object) {
                objects.put(member.getKey(), reader.apply(new JsonObject(object)));
            }
        });
        return objects;
    }

    /** The text of this object without these members. */
    public String jsonWithout(Collection<String> members) {
        return Json.text(node.deepCopy().remove(members));
    }

    /** The text of this object. */
    public String json() {
        return Json.text(node);
    }

    private JsonNode array(String member) {
        JsonNode value = node.path(member);
        return value.isArray() ? value : Json.object().arrayNode();
    }

    private void requireArray(String member) {
        if (!node.path(member).isArray()) {
            throw missing("array", member);
        }
    }

    private static <E extends Enum<E>> E constantOf(String text, E unknown) {
        for (E constant : unknown.getDeclaringClass().getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        return unknown;
    }

    private static UnexpectedAnswerException missing(String kind, String member) {
        return new UnexpectedAnswerException(
                "The answer lacks the " + kind + " member '" + member + "': is this a registry?");
    }
}
