package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;

/**
 * What a program on somebody's machine asks of the browser there: an API token.
 *
 * @param label what the token will be called, which is what the person sees of the program
 * @param scopes what it will allow
 * @param challenge base64url of the SHA-256 of a secret that the program alone has, as in RFC 7636 §4.2
 */
public record ProgramRequest(String label, Set<Scope> scopes, String challenge) {
    /** 256 bits in base64url without padding; of the last letter four bits are used. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /** How many hexadecimal digits people compare, in two groups. */
    private static final int COMPARED = 8;

    /** Copies the scopes, and refuses a challenge that is none with {@link ApiError#INVALID_PARAMS}. */
    public ProgramRequest {
        scopes = Set.copyOf(scopes);
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "challenge must be the base64url of a SHA-256, without padding");
        }
    }

    /**
     * What the person compares with what the program shows, so that no other program on the machine slips in its own
     * request: the first digits of the SHA-256 of the challenge, such as {@code 1A2B-3C4D}.
     */
    public String comparison() {
        String digits = hash(challenge).hex().substring(0, COMPARED).toUpperCase(Locale.ROOT);
        return digits.substring(0, COMPARED / 2) + "-" + digits.substring(COMPARED / 2);
    }

    /** The token that is asked for. */
    TokenRequest token() {
        return new TokenRequest(label, scopes, Set.of(), Optional.empty());
    }

    private static Digest hash(String text) {
        return Digest.ofContent(text.getBytes(StandardCharsets.US_ASCII));
    }
}
