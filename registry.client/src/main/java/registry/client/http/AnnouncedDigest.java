package registry.client.http;

import java.net.http.HttpHeaders;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the SHA-256 that a server announces for what it sends. */
final class AnnouncedDigest {
    /** RFC 9530: {@code Repr-Digest: sha-256=:<base64>:}, possibly among others. */
    private static final Pattern REPR_DIGEST = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):");

    /** A strong entity tag that is the digest itself. */
    private static final Pattern ENTITY_TAG = Pattern.compile("\"(?:sha256[:-])?([0-9a-f]{64})\"");

    private AnnouncedDigest() {}

    static Optional<byte[]> in(HttpHeaders headers) {
        return headers.firstValue("Repr-Digest")
                .flatMap(value -> first(REPR_DIGEST, value))
                .map(Base64.getDecoder()::decode)
                .or(() -> headers.firstValue("ETag")
                        .flatMap(value -> first(ENTITY_TAG, value))
                        .map(HexFormat.of()::parseHex));
    }

    private static Optional<String> first(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
