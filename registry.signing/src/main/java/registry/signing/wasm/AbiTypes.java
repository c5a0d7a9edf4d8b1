package registry.signing.wasm;

import static registry.signing.wasm.AbiParser.at;
import static registry.signing.wasm.AbiParser.invalid;
import static registry.signing.wasm.AbiParser.isAbsent;
import static registry.signing.wasm.AbiParser.isTrue;
import static registry.signing.wasm.AbiParser.list;
import static registry.signing.wasm.AbiParser.number;
import static registry.signing.wasm.AbiParser.optionalText;
import static registry.signing.wasm.AbiParser.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The types of one ABI document: checks definitions and references, and writes references as text. */
final class AbiTypes {
    private static final Set<String> SCALARS =
            Set.of("bool", "i32", "i64", "u32", "u64", "f32", "f64", "string", "bytes", "unit");

    private final JsonNode definitions;

    AbiTypes(JsonNode definitions) {
        this.definitions = definitions;
    }

    /** Checks every definition. */
    void check() {
        if (!isAbsent(definitions) && !definitions.isObject()) {
            throw invalid("types", "must be an object");
        }
        definitions.properties().forEach(type -> define(type.getValue(), "types." + shown(type.getKey())));
    }

    void requireDefined(String name, String place) {
        if (!definitions.has(name)) {
            throw invalid(place, "refers to the type '" + shown(name) + "', which types does not define");
        }
    }

    /** A parameter or record field, as text. */
    String field(JsonNode node, String place) {
        String name = text(node, "name", place);
        return name + ": " + reference(node.path("type"), at(place, "type"))
                + (isTrue(node, "nullable", place) ? "?" : "");
    }

    /** A type where it is used, as text. */
    String reference(JsonNode node, String place) {
        if (node.has("$ref")) {
            String name = text(node, "$ref", place);
            requireDefined(name, place);
            return name;
        }
        String kind = text(node, "kind", place);
        return switch (kind) {
            case "list" -> "list<" + reference(node.path("items"), at(place, "items")) + ">";
            case "map" -> map(node, place);
            case "record" -> "{" + String.join(", ", fields(node, place)) + "}";
            case "tuple" -> "(" + String.join(", ", elements(node, place)) + ")";
            case "bytes" -> bytes(node, place);
            default -> scalar(kind, place);
        };
    }

    private void define(JsonNode node, String place) {
        String kind = text(node, "kind", place);
        switch (kind) {
            case "record" -> fields(node, place);
            case "variant" -> variants(node, place);
            case "bytes" -> bytes(node, place);
            case "alias" -> reference(node.path("target"), at(place, "target"));
            default -> throw invalid(at(place, "kind"), "must be record, variant, bytes or alias");
        }
    }

    private List<String> fields(JsonNode node, String place) {
        List<JsonNode> nodes = list(node, "fields", place);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            fields.add(field(nodes.get(i), place + ".fields[" + i + "]"));
        }
        return fields;
    }

    private List<String> elements(JsonNode node, String place) {
        List<JsonNode> nodes = list(node, "elements", place);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            elements.add(reference(nodes.get(i), place + ".elements[" + i + "]"));
        }
        return elements;
    }

    private void variants(JsonNode node, String place) {
        List<JsonNode> nodes = list(node, "variants", place);
        for (int i = 0; i < nodes.size(); i++) {
            String inner = place + ".variants[" + i + "]";
            text(nodes.get(i), "name", inner);
            JsonNode payload = nodes.get(i).path("payload");
            if (!isAbsent(payload)) {
                reference(payload, at(inner, "payload"));
            }
        }
    }

    private String map(JsonNode node, String place) {
        String key = reference(node.path("key"), at(place, "key"));
        if (!key.equals("string") && !node.path("key").has("$ref")) {
            throw invalid(at(place, "key"), "must be a string type");
        }
        return "map<" + key + ", " + reference(node.path("value"), at(place, "value")) + ">";
    }

    private String bytes(JsonNode node, String place) {
        if (isAbsent(node.path("size"))) {
            return "bytes";
        }
        long size = number(node, "size", place, -1);
        if (size == 0) {
            throw invalid(at(place, "size"), "must not be 0");
        }
        optionalText(node, "encoding", place);
        return "bytes[" + size + "]";
    }

    private static String scalar(String kind, String place) {
        if (!SCALARS.contains(kind)) {
            throw invalid(at(place, "kind"), "'" + shown(kind) + "' is no type of an ABI");
        }
        return kind;
    }

    private static String shown(String name) {
        String clean = name.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 80 ? clean : clean.substring(0, 80) + "...";
    }
}
