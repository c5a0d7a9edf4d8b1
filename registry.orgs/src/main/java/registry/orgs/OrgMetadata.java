package registry.orgs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import registry.accounts.AccountRules;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * What an organization says about itself: strings by name. {@code description}, {@code website}, {@code email},
 * {@code github}, {@code twitter} and {@code location} have a form; others are kept as they are.
 *
 * @param members in the order they were given
 */
public record OrgMetadata(Map<String, String> members) {
    /** Nothing said. */
    public static final OrgMetadata NONE = new OrgMetadata(Map.of());
    /** The most that names and values may have together, in UTF-8 bytes. */
    public static final int MAX_BYTES = 16 * 1024;
    /** The most members. */
    public static final int MAX_MEMBERS = 50;

    private static final int MAX_TEXT = 4000;
    private static final int MAX_LINE = 200;
    private static final int MAX_ADDRESS = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final Pattern HANDLE = Pattern.compile("@?[A-Za-z0-9_-]{1,100}");

    /** Copies the members. */
    public OrgMetadata {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Reads and checks what somebody sent. Members that are {@code null} or blank are left out.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}, naming the member
     */
    public static OrgMetadata parse(JsonNode json) {
        if (!json.isObject()) {
            throw Texts.invalid("metadata", "an object of strings");
        }
        Map<String, String> members = new LinkedHashMap<>();
        int bytes = 0;
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String value = text(member.getKey(), member.getValue());
            if (!value.isBlank()) {
                String checked = check(member.getKey(), value);
                members.put(member.getKey(), checked);
                bytes += size(member.getKey()) + size(checked);
            }
        }
        if (members.size() > MAX_MEMBERS || bytes > MAX_BYTES) {
            throw Texts.invalid("metadata", "at most " + MAX_MEMBERS + " members of " + MAX_BYTES + " bytes in all");
        }
        return new OrgMetadata(members);
    }

    /** As a JSON object. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        members.forEach(json::put);
        return json;
    }

    private static String text(String name, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (!NAME.matcher(name).matches()) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS,
                    "metadata must have names of at most 64 letters, digits, dots, hyphens and underscores that begin "
                            + "with a letter");
        }
        if (!value.isTextual()) {
            throw Texts.invalid("metadata." + name, "a string");
        }
        return value.textValue();
    }

    private static String check(String name, String value) {
        String field = "metadata." + name;
        return switch (name) {
            case "website" -> Texts.webAddress(field, value, MAX_ADDRESS);
            case "email" -> email(field, value);
            case "github", "twitter" -> handle(field, value);
            case "location" -> Texts.line(field, value, MAX_LINE);
            default -> Texts.paragraph(field, value, MAX_TEXT);
        };
    }

    private static String email(String field, String value) {
        try {
            return AccountRules.email(value);
        } catch (RegistryException e) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, field + " must be an address such as hello@example.com", e);
        }
    }

    private static String handle(String field, String value) {
        String handle = Texts.line(field, value, MAX_LINE);
        if (!HANDLE.matcher(handle).matches() && !Texts.isWebAddress(handle)) {
            throw Texts.invalid(field, "a name such as my-org, or an https address");
        }
        return handle;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
