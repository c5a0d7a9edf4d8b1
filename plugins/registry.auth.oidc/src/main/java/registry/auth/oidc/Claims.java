package registry.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an issuer says of somebody: JSON as maps, lists, strings, numbers and booleans. Immutable. */
final class Claims {
    private static final String EMAIL = "email";
    private static final int LONGEST_SUBJECT = 255; // OpenID Connect Core 1.0 §2

    private final Map<String, Object> values;

    Claims(Map<String, Object> values) {
        Map<String, Object> present = new HashMap<>(values);
        present.values().removeIf(value -> value == null);
        this.values = Map.copyOf(present);
    }

    static Claims of(JWTClaimsSet set) {
        return new Claims(set.getClaims());
    }

    /**
     * The value at a path whose parts are joined by dots. Names may hold dots themselves, such as
     * {@code https://example.com/roles}, so at every level the longest name that exists counts.
     */
    Optional<Object> at(String path) {
        return at(values, path);
    }

    /** A string that is not blank, stripped. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(String.class::isInstance)
                .map(value -> ((String) value).strip())
                .filter(text -> !text.isEmpty());
    }

    /** Who this is about, exactly as the issuer writes it; empty when it is no text or too long. */
    Optional<String> subject() {
        return Optional.ofNullable(values.get("sub"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(subject -> !subject.isBlank() && subject.length() <= LONGEST_SUBJECT);
    }

    Optional<String> email() {
        return text(EMAIL);
    }

    /**
     * Whether the issuer vouches for the address: {@code true}, which some issuers write as a string, or, in a claim of
     * the operator's choice, as {@code 1}.
     */
    boolean vouches(String claim) {
        Optional<String> value = at(claim).map(String::valueOf);
        return value.filter("true"::equals).isPresent()
                || (!claim.equals(IssuerConfig.EMAIL_VERIFIED)
                        && value.filter("1"::equals).isPresent());
    }

    /**
     * These claims, and those of {@code other} that are absent here. What is said of the address stays together: another
     * one's proof counts for nothing.
     */
    Claims completedBy(Claims other, String emailVerifiedClaim) {
        Map<String, Object> all = new HashMap<>(other.values);
        all.putAll(values);
        if (other.email().isPresent() && !other.email().equals(email())) {
            Claims whole = email().isPresent() ? this : other;
            all.remove(EMAIL);
            all.remove(emailVerifiedClaim);
            whole.text(EMAIL).ifPresent(email -> all.put(EMAIL, email));
            Optional.ofNullable(whole.values.get(emailVerifiedClaim))
                    .ifPresent(value -> all.put(emailVerifiedClaim, value));
        }
        return new Claims(all);
    }

    private static Optional<Object> at(Map<?, ?> level, String path) {
        Object value = level.get(path);
        if (value != null) {
            return Optional.of(value);
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (level.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                return at(inner, path.substring(dot + 1));
            }
        }
        return Optional.empty();
    }
}
