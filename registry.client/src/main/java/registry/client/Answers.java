package registry.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the registry's answers: errors, objects and lists. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static byte[] encode(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("A tree of JSON nodes is always encodable", e);
        }
    }

    static ObjectNode newObject() {
        return JSON.createObjectNode();
    }

    static void requireSuccess(HttpResponse<byte[]> response, URI registry) {
        int status = response.statusCode();
        if (status >= 400) {
            throw new RefusedException(refusal(response));
        }
        if (status >= 300) {
            String target = response.headers().firstValue("Location").orElse("another address");
            throw new UnexpectedAnswerException(registry + " redirects to " + target + ": use that address");
        }
    }

    private static RefusedException.Refusal refusal(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        ObjectNode body = read(response.body()) instanceof ObjectNode object ? object : newObject();
        String code = text(body, "error").orElse("http_" + status);
        String message = text(body, "message")
                .or(() -> text(body, "error"))
                .orElse("The server answered with status " + status + " and no explanation");
        HttpHeaders headers = response.headers();
        Optional<String> requestId = headers.firstValue("X-Request-Id").or(() -> text(body, "requestId"));
        return new RefusedException.Refusal(status, code, message, requestId, retryAfter(headers));
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    static ObjectNode object(HttpResponse<byte[]> response) {
        if (read(response.body()) instanceof ObjectNode object) {
            return object;
        }
        throw notARegistry(response, "a JSON object");
    }

    static List<ObjectNode> objects(HttpResponse<byte[]> response) {
        JsonNode body = read(response.body());
        if (!body.isArray()) {
            throw notARegistry(response, "a JSON array");
        }
        List<ObjectNode> objects = new ArrayList<>(body.size());
        for (JsonNode element : body) {
            if (!(element instanceof ObjectNode object)) {
                throw notARegistry(response, "an array of JSON objects");
            }
            objects.add(object);
        }
        return objects;
    }

    /** The objects of an answer that has one in each line. */
    static List<ObjectNode> lines(HttpResponse<byte[]> response) {
        List<ObjectNode> objects = new ArrayList<>();
        new String(response.body(), StandardCharsets.UTF_8).lines().forEach(line -> {
            if (!(read(line.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object)) {
                throw notARegistry(response, "lines of JSON objects");
            }
            objects.add(object);
        });
        return objects;
    }

    /** The text of a member; empty when it is missing or no text. */
    static Optional<String> text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    static String requireText(ObjectNode object, String member) {
        return text(object, member)
                .orElseThrow(() -> new UnexpectedAnswerException(
                        "The answer lacks the text member '" + member + "': is this a registry?"));
    }

    /** The parsed body, or a missing node when it is no JSON. */
    private static JsonNode read(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.missingNode() : node;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static UnexpectedAnswerException notARegistry(HttpResponse<?> response, String expected) {
        return new UnexpectedAnswerException(
                response.uri() + " did not answer with " + expected + ": is this the address of a registry?");
    }
}
