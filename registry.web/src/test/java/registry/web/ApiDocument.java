package registry.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The API description as it is in the sources, read once. */
final class ApiDocument {
    static final String SOURCE = "/META-INF/openapi.yaml";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ApiDocument INSTANCE = new ApiDocument(read());

    private final JsonNode json;
    private final List<Operation> operations;

    private ApiDocument(JsonNode json) {
        this.json = json;
        this.operations = json.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> operation(path.getKey(), path.getValue(), method.getKey())))
                .toList();
    }

    static ApiDocument get() {
        return INSTANCE;
    }

    /**
     * What one address answers to one method.
     *
     * @param parameters of the operation and of its address, references resolved
     */
    record Operation(String method, String path, JsonNode json, List<JsonNode> parameters) {
        String name() {
            return method + " " + path;
        }

        Set<String> parameters(String in) {
            return parameters.stream()
                    .filter(parameter -> parameter.path("in").asText().equals(in))
                    .map(parameter -> parameter.path("name").asText())
                    .collect(Collectors.toSet());
        }

        /** The statuses that stand there by number. */
        List<Integer> statuses() {
            return json.get("responses").properties().stream()
                    .map(response -> response.getKey())
                    .filter(status -> !status.equals("default"))
                    .map(Integer::valueOf)
                    .toList();
        }

        private boolean answers(String verb, String address) {
            String pattern = Stream.of(path.split("(?=\\{)|(?<=})"))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .collect(Collectors.joining());
            return method.equals(verb) && address.matches(pattern);
        }
    }

    JsonNode json() {
        return json;
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operation that a request is for; of several, the one that spells out most. */
    Optional<Operation> operation(String method, String address) {
        String verb = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation -> operation.answers(verb, address))
                .min(Comparator.comparingLong(operation ->
                        operation.path().chars().filter(c -> c == '{').count()));
    }

    /** What is promised for a status, if anything is. */
    Optional<JsonNode> response(Operation operation, int status) {
        JsonNode responses = operation.json().get("responses");
        return Stream.of(Integer.toString(status), "default")
                .map(responses::get)
                .filter(Objects::nonNull)
                .map(this::resolved)
                .findFirst();
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? json.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private Operation operation(String path, JsonNode item, String method) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(item, item.get(method))) {
            StreamSupport.stream(holder.path("parameters").spliterator(), false)
                    .map(this::resolved)
                    .forEach(parameters::add);
        }
        return new Operation(method.toUpperCase(Locale.ROOT), path, item.get(method), parameters);
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(SOURCE))) {
            Object tree = new Yaml().load(in);
            return new ObjectMapper().valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
