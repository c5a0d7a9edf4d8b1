package registry.signing.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.wasm.AbiManifest.Method;
import registry.signing.wasm.AbiManifest.Migration;

/** Reads one ABI document. Members that are absent or null count as empty where that makes sense; others are ignored. */
final class AbiParser {
    private final JsonNode document;
    private final AbiTypes types;

    AbiParser(JsonNode document) {
        this.document = document;
        this.types = new AbiTypes(document.path("types"));
    }

    AbiManifest parse() {
        if (!document.isObject()) {
            throw invalid("the document", "must be an object");
        }
        String version = text(document, "schema_version", "");
        if (!AbiManifest.isVersion(version)) {
            throw invalid("schema_version", "must be a version such as wasm-abi/1");
        }
        types.check();
        Optional<String> stateRoot = optionalText(document, "state_root", "");
        stateRoot.ifPresent(root -> types.requireDefined(root, "state_root"));
        return new AbiManifest(
                version, methods(), events(), stateRoot, number(document, "state_version", "", 1), migrations());
    }

    private List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        List<JsonNode> nodes = list(document, "methods", "");
        for (int i = 0; i < nodes.size(); i++) {
            methods.add(method(nodes.get(i), "methods[" + i + "]"));
        }
        return methods;
    }

    private Method method(JsonNode node, String place) {
        String name = text(node, "name", place);
        StringJoiner parameters = new StringJoiner(", ", name + "(", ")");
        List<JsonNode> params = list(node, "params", place);
        for (int i = 0; i < params.size(); i++) {
            parameters.add(types.field(params.get(i), place + ".params[" + i + "]"));
        }
        List<JsonNode> errors = list(node, "errors", place);
        for (int i = 0; i < errors.size(); i++) {
            text(errors.get(i), "code", place + ".errors[" + i + "]");
            payload(errors.get(i), place + ".errors[" + i + "]");
        }
        return new Method(name, parameters + returns(node, place), optionalText(node, "intent", place));
    }

    private String returns(JsonNode method, String place) {
        JsonNode returns = method.path("returns");
        if (isAbsent(returns)) {
            return "";
        }
        String type = types.reference(returns, place + ".returns");
        return type.equals("unit") ? "" : " -> " + type + (isTrue(method, "returns_nullable", place) ? "?" : "");
    }

    private List<String> events() {
        List<String> events = new ArrayList<>();
        List<JsonNode> nodes = list(document, "events", "");
        for (int i = 0; i < nodes.size(); i++) {
            String place = "events[" + i + "]";
            String name = text(nodes.get(i), "name", place);
            events.add(name + payload(nodes.get(i), place));
        }
        return events;
    }

    private String payload(JsonNode owner, String place) {
        JsonNode payload = owner.path("payload");
        return isAbsent(payload) ? "" : "(" + types.reference(payload, place + ".payload") + ")";
    }

    private List<Migration> migrations() {
        List<Migration> migrations = new ArrayList<>();
        List<JsonNode> nodes = list(document, "migrations", "");
        for (int i = 0; i < nodes.size(); i++) {
            String place = "migrations[" + i + "]";
            migrations.add(
                    new Migration(text(nodes.get(i), "method", place), number(nodes.get(i), "fromVersion", place, -1)));
        }
        return migrations;
    }

    static RegistryException invalid(String place, String problem) {
        return new RegistryException(SigningError.BUNDLE_INTEGRITY, place + " " + problem);
    }

    static boolean isAbsent(JsonNode node) {
        return node instanceof MissingNode || node.isNull();
    }

    static String text(JsonNode owner, String member, String place) {
        return optionalText(owner, member, place)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> invalid(at(place, member), "must be a text that is not empty"));
    }

    static Optional<String> optionalText(JsonNode owner, String member, String place) {
        JsonNode node = owner.path(member);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw invalid(at(place, member), "must be a text");
        }
        return Optional.of(node.textValue());
    }

    static List<JsonNode> list(JsonNode owner, String member, String place) {
        JsonNode node = owner.path(member);
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw invalid(at(place, member), "must be an array");
        }
        return node.valueStream().toList();
    }

    static boolean isTrue(JsonNode owner, String member, String place) {
        JsonNode node = owner.path(member);
        if (!isAbsent(node) && !node.isBoolean()) {
            throw invalid(at(place, member), "must be true or false");
        }
        return node.booleanValue();
    }

    /** A whole number from 0; {@code otherwise} when absent, unless that is negative. */
    static long number(JsonNode owner, String member, String place, long otherwise) {
        JsonNode node = owner.path(member);
        if (isAbsent(node) && otherwise >= 0) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || node.longValue() < 0) {
            throw invalid(at(place, member), "must be a whole number that is not negative");
        }
        return node.longValue();
    }

    static String at(String place, String member) {
        return place.isEmpty() ? member : place + "." + member;
    }
}
