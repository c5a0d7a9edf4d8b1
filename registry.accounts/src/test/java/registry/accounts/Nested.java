package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON that is nested as deeply as fits. */
final class Nested {
    private Nested() {}

    /** The header of a JSON Web Token of about this many bytes, in base64url. */
    static String header(int bytes) {
        String json = "{\"alg\":" + "[".repeat(bytes / 2) + "]".repeat(bytes / 2) + "}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
