package registry.signing.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import registry.api.RegistryException;
import registry.signing.SigningError;

/** One object of a manifest, read member by member; refusals name the member by its full path. */
final class Fields {
    private final JsonNode object;
    private final String place;

    private Fields(JsonNode object, String place) {
        this.object = object;
        this.place = place;
    }

    static Fields of(JsonNode object, String place) {
        if (!object.isObject()) {
            throw refusal(place, "must be an object");
        }
        return new Fields(object, place);
    }

    /** The full path of a member. */
    String at(String member) {
        return place.isEmpty() ? member : place + "." + member;
    }

    /** The names of its members. */
    List<String> names() {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    String text(String member) {
        return optionalText(member).orElseThrow(() -> refusal(at(member), "is missing; it must be a string"));
    }

    /** A string that {@code rule} accepts. */
    String text(String member, Predicate<String> rule, String problem) {
        String text = text(member);
        if (!rule.test(text)) {
            throw refusal(at(member), problem);
        }
        return text;
    }

    /** A string, unless it is absent or null. */
    Optional<String> optionalText(String member) {
        JsonNode node = object.path(member);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw refusal(at(member), "must be a string");
        }
        return Optional.of(node.textValue());
    }

    /** A string that {@code rule} accepts, unless it is absent or null. */
    Optional<String> optionalText(String member, Predicate<String> rule, String problem) {
        Optional<String> text = optionalText(member);
        if (text.isPresent() && !rule.test(text.get())) {
            throw refusal(at(member), problem);
        }
        return text;
    }

    /** An array of strings, empty when absent; null is refused, as nodes do. */
    List<String> texts(String member) {
        JsonNode node = object.path(member);
        if (node instanceof MissingNode) {
            return List.of();
        }
        if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isTextual)) {
            throw refusal(at(member), "must be an array of strings");
        }
        return node.valueStream().map(JsonNode::textValue).toList();
    }

    /** An object, unless it is absent or null. */
    Optional<Fields> object(String member) {
        JsonNode node = object.path(member);
        return isAbsent(node) ? Optional.empty() : Optional.of(of(node, at(member)));
    }

    /** The elements of an array, none when it is absent or null. */
    List<Fields> objects(String member) {
        JsonNode node = object.path(member);
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw refusal(at(member), "must be an array");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> of(node.get(i), at(member) + "[" + i + "]"))
                .toList();
    }

    /** What is said about a file, unless it is absent or null. */
    Optional<ArtifactClaim> claim(String member, ArtifactClaim.Kind kind) {
        return Optional.of(object.path(member))
                .filter(declared -> !isAbsent(declared))
                .map(declared -> new ArtifactClaim(at(member), kind, declared));
    }

    static boolean isAbsent(JsonNode node) {
        return node instanceof MissingNode || node.isNull();
    }

    static RegistryException refusal(String field, String problem) {
        return new RegistryException(SigningError.INVALID_MANIFEST, field + " " + problem);
    }
}
