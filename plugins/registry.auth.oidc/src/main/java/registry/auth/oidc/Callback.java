package registry.auth.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.api.spi.LoginResult.Reason;

/** The query that a browser comes back with (RFC 6749 §4.1.2). Nothing in it is trusted but a matching state. */
final class Callback {
    private static final int MOST_CHARACTERS = 8 * 1024;
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

    private final Map<String, List<String>> parameters;

    private Callback(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** Reads the query of a browser that must have been sent away with {@code state}. */
    static Callback parse(String query, LoginState state) throws RefusedException {
        if (query.length() > MOST_CHARACTERS) {
            throw new RefusedException(Reason.INVALID_STATE, "the query is too long");
        }
        Callback callback = new Callback(URLUtils.parseParameters(query));
        String returned = callback.single("state").orElse("");
        if (!state.isAnsweredBy(returned)) {
            throw new RefusedException(Reason.INVALID_STATE, "the state is not the one that was sent");
        }
        return callback;
    }

    /**
     * The code.
     *
     * @param namesItself whether the issuer says that it always names itself here (RFC 9207 §2.4)
     */
    AuthorizationCode code(String issuer, boolean namesItself) throws RefusedException {
        Optional<String> named = single("iss");
        if (namesItself
                ? named.filter(issuer::equals).isEmpty()
                : named.filter(name -> !name.equals(issuer)).isPresent()) {
            throw new RefusedException(Reason.FAILED, "the answer is another issuer's");
        }
        Optional<String> error = single("error");
        if (error.isPresent()) {
            String name = error.filter(text -> ERROR.matcher(text).matches()).orElse("error");
            throw new RefusedException(
                    name.equals("access_denied") ? Reason.MISSING_CODE : Reason.FAILED, "the issuer says " + name);
        }
        return single("code")
                .map(AuthorizationCode::new)
                .orElseThrow(() -> new RefusedException(Reason.MISSING_CODE, "the issuer sent no code"));
    }

    /** The parameter, if it is there once and not blank; RFC 6749 §3.1 forbids repeating one. */
    private Optional<String> single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1
                ? Optional.ofNullable(values.getFirst()).filter(value -> !value.isBlank())
                : Optional.empty();
    }
}
