package registry.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.accounts.ShownText;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * Whether installers should pass a version by, and why.
 *
 * @param reason shown to readers, at most {@value #MAX_REASON} characters; kept only while the version is yanked
 */
public record Yank(boolean yanked, Optional<String> reason) {
    /** The longest reason, in characters. */
    public static final int MAX_REASON = 500;

    /** Not yanked. */
    public static final Yank NONE = new Yank(false, Optional.empty());

    /**
     * Strips the reason; a blank one is none.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the reason is too long
     */
    public Yank {
        reason = reason.map(String::strip).filter(text -> yanked && !text.isEmpty());
        if (reason.filter(text -> text.length() > MAX_REASON).isPresent()) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "reason must have at most " + MAX_REASON + " characters");
        }
    }

    /**
     * Refuses a reason that looks like another one, for what people ask for; what is recorded stays as it is.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}
     */
    void requireShown() {
        if (reason.filter(text -> !ShownText.is(text, "\n\r\t")).isPresent()) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS,
                    "reason must have no control characters, invisible ones, or ones that turn the direction of text");
        }
    }

    /** The members that records and listings show. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("yanked", yanked);
        reason.ifPresent(text -> json.put("yankReason", text));
        return json;
    }
}
