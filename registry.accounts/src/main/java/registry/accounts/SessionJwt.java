package registry.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import registry.api.AccountId;

/** The value of a session cookie: a JSON Web Token (RFC 7519) under HMAC with SHA-256. Thread-safe. */
final class SessionJwt {
    private static final int MAX_LENGTH = 2048;
    private static final String SESSION = "sid";
    private static final String PURPOSE = "session";

    private final SigningKeys keys;

    SessionJwt(SigningKeys keys) {
        this.keys = keys;
    }

    /** What a genuine cookie says; whether the session still exists is another question. */
    record Claims(String session, AccountId account, Instant expiresAt) {}

    /** Signs these claims. */
    String sign(Claims claims, Instant now) {
        SigningKey key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        SignedJWT jwt = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .subject(claims.account().value())
                        .claim(SESSION, claims.session())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(claims.expiresAt()))
                        .build());
        try {
            jwt.sign(new MACSigner(derive(key)));
        } catch (JOSEException e) {
            throw noMac(e);
        }
        return jwt.serialize();
    }

    /** The claims of a cookie that this registry signed, expired ones too; empty for anything else. */
    Optional<Claims> verify(String cookie) {
        if (cookie.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = parse(cookie);
            Optional<SigningKey> key = Optional.ofNullable(jwt.getHeader().getKeyID())
                    .filter(id -> JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()))
                    .flatMap(keys::find);
            return key.isPresent() && isGenuine(jwt, key.get())
                    ? Optional.of(claims(jwt.getJWTClaimsSet()))
                    : Optional.empty();
        } catch (ParseException e) {
            // Not made by this registry: the same to the caller as no cookie at all.
            return Optional.empty();
        }
    }

    /** Headers such as JSON's {@code null} fail in the library in ways it does not declare. */
    private static SignedJWT parse(String cookie) throws ParseException {
        try {
            return SignedJWT.parse(cookie);
        } catch (RuntimeException e) {
            throw new ParseException("no token: " + e.getClass().getName(), 0);
        }
    }

    private static boolean isGenuine(SignedJWT jwt, SigningKey key) {
        try {
            return jwt.verify(new MACVerifier(derive(key)));
        } catch (JOSEException e) {
            throw noMac(e);
        }
    }

    private static Claims claims(JWTClaimsSet claims) throws ParseException {
        return new Claims(
                claims.getStringClaim(SESSION),
                new AccountId(claims.getSubject()),
                claims.getExpirationTime().toInstant());
    }

    private static SecretKey derive(SigningKey key) {
        return key.derive("HmacSHA256", PURPOSE);
    }

    private static IllegalStateException noMac(JOSEException cause) {
        return new IllegalStateException("every Java runtime has HMAC with SHA-256", cause);
    }
}
