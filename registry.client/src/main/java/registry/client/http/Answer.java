package registry.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import registry.client.RefusedException;
import registry.client.UnexpectedAnswerException;
import registry.client.json.Json;
import registry.client.json.JsonObject;

/** A good answer, read into memory. */
public final class Answer {
    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]after=([^&>]*)[^>]*>\\s*;\\s*rel=\"?next\"?");

    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(URI uri, int status, HttpHeaders headers, byte[] body) {
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The status, 200 to 299, or 400 to 599 for calls that take these as well. */
    public int status() {
        return status;
    }

    /** The headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The whole body; not copied. */
    public byte[] body() {
        return body;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What to throw for an error. */
    public RefusedException refusal() {
        return Refusals.of(this);
    }

    /** The body, a JSON object. */
    public JsonObject object() {
        return optionalObject().orElseThrow(() -> notARegistry("a JSON object"));
    }

    /** The body, a JSON object; empty when it is {@code null} or nothing. */
    public Optional<JsonObject> objectOrNull() {
        if (body.length == 0 || json().filter(JsonNode::isNull).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(object());
    }

    /** The body if it is a JSON object. */
    Optional<JsonObject> optionalObject() {
        return json().filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .map(JsonObject::new);
    }

    /** The body, an array of JSON objects. */
    public <T> List<T> objects(Function<JsonObject, T> reader) {
        JsonNode array = json().filter(ArrayNode.class::isInstance).orElseThrow(() -> notARegistry("a JSON array"));
        List<T> objects = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            if (!(element instanceof ObjectNode object)) {
                throw notARegistry("an array of JSON objects");
            }
            objects.add(reader.apply(new JsonObject(object)));
        }
        return objects;
    }

    /** Where the next page begins, by the {@code Link} header (RFC 8288), still encoded for a query. */
    public Optional<String> encodedNext() {
        return headers.allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private Optional<JsonNode> json() {
        return Json.parse(body);
    }

    private UnexpectedAnswerException notARegistry(String expected) {
        return new UnexpectedAnswerException(
                uri + " did not answer with " + expected + ": is this the address of a registry?");
    }
}
