package registry.web.rest.admin;

import java.io.InputStream;
import java.util.Optional;
import registry.api.RegistryException;
import registry.web.rest.JsonBody;

/** The body of an administrator's change: {@code {action, …}}. */
record AdminAction(String name, JsonBody body) {
    /** @throws RegistryException with {@link AdminError#PARSE_ERROR} or {@link AdminError#BAD_ACTION} */
    static AdminAction read(InputStream in) {
        JsonBody body = JsonBody.read(in, AdminError.PARSE_ERROR);
        return new AdminAction(body.optionalText("action").orElse(""), body);
    }

    Optional<String> text(String member) {
        return body.optionalText(member);
    }

    /** The refusal of an action that is none. */
    RegistryException unknown(String known) {
        return new RegistryException(AdminError.BAD_ACTION, "action must be one of " + known);
    }
}
