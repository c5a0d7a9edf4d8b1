package registry.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;

/**
 * Where a page ended. Opaque to clients: base64url of the rank and the name of the last package.
 *
 * @param rank by what the listing is sorted before the name, greatest first; 0 when by name alone
 */
record ListCursor(long rank, PackageName name) {
    static ListCursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = decoded.indexOf(' ');
            if (space > 0 && PackageName.isValid(decoded.substring(space + 1))) {
                return new ListCursor(
                        Long.parseLong(decoded.substring(0, space)), PackageName.parse(decoded.substring(space + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((rank + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static RegistryException malformed(@Nullable Exception cause) {
        return new RegistryException(
                ApiError.INVALID_PARAMS, "after must be a cursor from the Link header of a page before", cause);
    }
}
