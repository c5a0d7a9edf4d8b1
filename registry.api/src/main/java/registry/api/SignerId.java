package registry.api;

import java.util.regex.Pattern;

/**
 * The identity of a signing key as a {@code did:key} (W3C CCG did:key method, multibase base58btc). The form is checked
 * here; that it belongs to a key is checked where the key is known.
 */
public record SignerId(String value) {
    private static final Pattern FORM = Pattern.compile("did:key:z[1-9A-HJ-NP-Za-km-z]{1,2000}");

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is not a base58btc did:key */
    public SignerId {
        if (!FORM.matcher(value).matches()) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "a signer id must be a did:key such as did:key:z6Mk…");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
