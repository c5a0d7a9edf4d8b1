package registry.accounts;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Gives a browser something to keep that it can neither read nor change, for any process on the same store to open: a
 * JSON Web Encryption (RFC 7516) with a direct key (RFC 7518 §4.5) and AES-256 in GCM. Thread-safe.
 *
 * <p>What was sealed may be opened any number of times until it expires.
 */
public final class SealedState {
    /** The longest life of anything sealed. */
    public static final Duration MAX_LIFE = Duration.ofHours(1);

    /** The most characters of what {@link #seal} returns: with its name and attributes it still fits into a cookie. */
    public static final int MAX_LENGTH = 3800;

    private static final String STATE = "state";

    private final SigningKeys keys;
    private final String purpose;
    private final Clock clock;

    SealedState(SigningKeys keys, String purpose, Clock clock) {
        this.keys = keys;
        this.purpose = "sealed " + purpose;
        this.clock = clock;
    }

    /**
     * Seals {@code state}.
     *
     * @param life how long it can be opened, at most {@link #MAX_LIFE}; whole seconds count
     * @return base64url and dots, fit for a cookie
     * @throws IllegalArgumentException when the life is too long, or the result longer than {@value #MAX_LENGTH}
     * @throws registry.api.RegistryException when the store fails
     */
    public String seal(String state, Duration life) {
        if (life.isNegative() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException("nothing is sealed for " + life);
        }
        SigningKey key = keys.current();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.id())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .expirationTime(Date.from(clock.instant().plus(life)))
                .claim(STATE, state)
                .build();
        EncryptedJWT sealed = new EncryptedJWT(header, claims);
        try {
            sealed.encrypt(new DirectEncrypter(derive(key)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime has AES in GCM", e);
        }
        String text = sealed.serialize();
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the state is too long to be sealed: " + text.length() + " characters");
        }
        return text;
    }

    /**
     * What was sealed; empty when {@code sealed} has expired, was changed, or was made for another purpose or by another
     * registry.
     *
     * @throws registry.api.RegistryException when the store fails
     */
    public Optional<String> open(String sealed) {
        if (sealed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            EncryptedJWT jwt = parse(sealed);
            Optional<SigningKey> key = Optional.ofNullable(jwt.getHeader().getKeyID())
                    .filter(id -> isOurs(jwt.getHeader()))
                    .flatMap(keys::find);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            jwt.decrypt(new DirectDecrypter(derive(key.get())));
            return state(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            // Not made by this registry: the same to the caller as nothing at all.
            return Optional.empty();
        }
    }

    /** Headers such as JSON's {@code null} fail in the library in ways it does not declare. */
    private static EncryptedJWT parse(String sealed) throws ParseException {
        try {
            return EncryptedJWT.parse(sealed);
        } catch (RuntimeException e) {
            throw new ParseException("nothing sealed: " + e.getClass().getName(), 0);
        }
    }

    private Optional<String> state(JWTClaimsSet claims) throws ParseException {
        Optional<Instant> expiresAt =
                Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
        return expiresAt.filter(clock.instant()::isBefore).isPresent()
                ? Optional.ofNullable(claims.getStringClaim(STATE))
                : Optional.empty();
    }

    private SecretKey derive(SigningKey key) {
        return key.derive("AES", purpose);
    }

    private static boolean isOurs(JWEHeader header) {
        return JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod());
    }
}
