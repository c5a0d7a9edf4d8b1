package registry.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.signing.json.StrictJson;
import registry.web.http.Json;
import registry.web.http.WebError;

/**
 * A small JSON object that came as a body, whatever its declared media type: clients disagree on what they send with an
 * empty body. The length is bounded before it gets here.
 */
record JsonBody(ObjectNode json) {
    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws RegistryException with {@link WebError#INVALID_BODY} when it is no JSON object
     */
    static JsonBody read(InputStream body) {
        return read(body, WebError.INVALID_BODY);
    }

    /** The same with another code for what is no JSON object, where clients know another. */
    static JsonBody read(InputStream body, ErrorCode malformed) {
        byte[] bytes;
        try {
            bytes = body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length == 0) {
            return new JsonBody(Json.object());
        }
        if (parse(bytes, malformed) instanceof ObjectNode object) {
            return new JsonBody(object);
        }
        throw new RegistryException(malformed, "the body must be a JSON object");
    }

    /**
     * A text member.
     *
     * @throws RegistryException with {@link WebError#INVALID_BODY} when it is missing or no text
     */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> invalid(name + " must be a string"));
    }

    /** A text member, if it is there and a text. */
    Optional<String> optionalText(String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /**
     * A member that is {@code true} or {@code false}.
     *
     * @throws RegistryException with {@link WebError#INVALID_BODY} when it is missing or anything else
     */
    boolean flag(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isBoolean()) {
            throw invalid(name + " must be true or false");
        }
        return value.booleanValue();
    }

    private static JsonNode parse(byte[] bytes, ErrorCode malformed) {
        try {
            return StrictJson.parse(bytes);
        } catch (RegistryException e) {
            throw new RegistryException(malformed, "the body is " + e.detail(), e);
        }
    }

    private static RegistryException invalid(String problem) {
        return new RegistryException(WebError.INVALID_BODY, problem);
    }
}
