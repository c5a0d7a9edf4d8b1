package registry.auth.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import registry.api.spi.LoginResult.Reason;

/**
 * What ties the return of a browser to its departure: 256 random bits each for the state, which is compared here, the
 * nonce, which the issuer puts into the ID token, and the PKCE verifier, which the issuer asks for (RFC 7636).
 */
final class LoginState {
    private static final int RANDOM_BYTES = 32;
    private static final String PART = "[A-Za-z0-9_-]{43}";
    private static final Pattern FORM = Pattern.compile(PART + "\\." + PART + "\\." + PART);

    private final String text;
    private final String[] parts;

    private LoginState(String text) {
        this.text = text;
        this.parts = text.split("\\.", -1);
    }

    static LoginState create(SecureRandom random) {
        return new LoginState(part(random) + "." + part(random) + "." + part(random));
    }

    static LoginState parse(String text) throws RefusedException {
        if (!FORM.matcher(text).matches()) {
            throw new RefusedException(Reason.INVALID_STATE, "this login did not begin the sign-in");
        }
        return new LoginState(text);
    }

    /** The whole of it, to be kept. */
    String text() {
        return text;
    }

    State state() {
        return new State(parts[0]);
    }

    Nonce nonce() {
        return new Nonce(parts[1]);
    }

    CodeVerifier verifier() {
        return new CodeVerifier(parts[2]);
    }

    boolean isAnsweredBy(String returned) {
        return MessageDigest.isEqual(
                parts[0].getBytes(StandardCharsets.UTF_8), returned.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "login state";
    }

    private static String part(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
