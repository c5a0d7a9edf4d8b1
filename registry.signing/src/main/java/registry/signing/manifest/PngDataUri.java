package registry.signing.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Icons: PNG images (RFC 2083) as data URIs (RFC 2397). */
final class PngDataUri {
    static final String RULE = "must be a PNG image as a data URI (data:image/png;base64,…) of at most "
            + ManifestRules.MAX_ICON + " characters";

    private static final String PREFIX = "data:image/png;base64,";
    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngDataUri() {}

    static boolean isValid(String uri) {
        if (uri.length() > ManifestRules.MAX_ICON || !uri.startsWith(PREFIX)) {
            return false;
        }
        try {
            byte[] image =
                    Base64.getDecoder().decode(uri.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8));
            return image.length > MAGIC.length && Arrays.equals(image, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
