package registry.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.signing.json.StrictJson;
import registry.web.http.Json;
import registry.web.http.WebError;

/**
 * A small JSON object that came as a body, whatever its declared media type: clients disagree on what they send with an
 * empty body. The length is bounded before it gets here.
 *
 * @param malformed the code of every refusal, whose message names the member
 */
public record JsonBody(ObjectNode json, ErrorCode malformed) {
    /**
     * Reads a body; an empty one is an empty object. Refusals have the code {@link WebError#INVALID_BODY}.
     *
     * @throws RegistryException when it is no JSON object
     */
    public static JsonBody read(InputStream body) {
        return read(body, WebError.INVALID_BODY);
    }

    /** The same with another code, where clients know another. */
    public static JsonBody read(InputStream body, ErrorCode malformed) {
        byte[] bytes;
        try {
            bytes = body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length == 0) {
            return new JsonBody(Json.object(), malformed);
        }
        if (parse(bytes, malformed) instanceof ObjectNode object) {
            return new JsonBody(object, malformed);
        }
        throw new RegistryException(malformed, "the body must be a JSON object");
    }

    /**
     * A member of any kind, {@code null} included, if it is there.
     *
     * @see #optionalText for members that are as good as absent when {@code null}
     */
    public Optional<JsonNode> member(String name) {
        return Optional.ofNullable(json.get(name));
    }

    /**
     * A text member.
     *
     * @throws RegistryException when it is missing or no text
     */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> invalid(name + " must be a string"));
    }

    /**
     * A text member, if it is there and not {@code null}.
     *
     * @throws RegistryException when it is anything else
     */
    public Optional<String> optionalText(String name) {
        Optional<JsonNode> value = present(name);
        if (value.filter(node -> !node.isTextual()).isPresent()) {
            throw invalid(name + " must be a string");
        }
        return value.map(JsonNode::textValue);
    }

    /**
     * The members of an array of texts, in their order, if it is there and not {@code null}.
     *
     * @throws RegistryException when it is anything else
     */
    public Optional<Set<String>> optionalTexts(String name) {
        return present(name).map(value -> texts(name, value));
    }

    /**
     * A point in time such as {@code 2030-01-31T12:00:00Z} (RFC 3339), if it is there and not {@code null}.
     *
     * @throws RegistryException when it is anything else
     */
    public Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new RegistryException(malformed, name + " must be a time such as 2030-01-31T12:00:00Z", e);
            }
        });
    }

    /**
     * A member that is {@code true} or {@code false}.
     *
     * @throws RegistryException when it is missing or anything else
     */
    public boolean flag(String name) {
        return present(name)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElseThrow(() -> invalid(name + " must be true or false"));
    }

    /** Refuses the body for what a member says; the message names the member. */
    public RegistryException invalid(String problem) {
        return new RegistryException(malformed, problem);
    }

    private Optional<JsonNode> present(String name) {
        return member(name).filter(value -> !value.isNull());
    }

    private Set<String> texts(String name, JsonNode value) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode element : value) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            }
        }
        if (!value.isArray() || texts.size() != value.size()) {
            throw invalid(name + " must be an array of different strings");
        }
        return texts;
    }

    private static JsonNode parse(byte[] bytes, ErrorCode malformed) {
        try {
            return StrictJson.parse(bytes);
        } catch (RegistryException e) {
            throw new RegistryException(malformed, "the body is " + e.detail(), e);
        }
    }

    /** Keeps what was sent, which may be secret, out of logs. */
    @Override
    public String toString() {
        return "a JSON body";
    }
}
