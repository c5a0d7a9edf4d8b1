package registry.api;

import java.util.regex.Pattern;

/** The identity of an account inside this registry: opaque, assigned once, never reused. */
public record AccountId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is malformed */
    public AccountId {
        if (!isValid(value)) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "malformed account id");
        }
    }

    /** Whether this can be the id of an account. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
