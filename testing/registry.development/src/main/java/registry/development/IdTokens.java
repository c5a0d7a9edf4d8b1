package registry.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Makes ID tokens (OpenID Connect Core 1.0 §2), signed with a key of this start. Thread-safe. */
final class IdTokens {
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Issuer issuer;
    private final Clock clock;
    private final RSAKey key;

    IdTokens(Issuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        try {
            this.key = new RSAKeyGenerator(RSAKeyGenerator.MIN_KEY_SIZE_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime makes RSA keys", e);
        }
    }

    /** The public keys. */
    JWKSet keys() {
        return new JWKSet(key.toPublicJWK());
    }

    SignedJWT issue(Grant grant, AccessToken accessToken) {
        Person person = grant.person();
        Instant now = clock.instant();
        IDTokenClaimsSet claims = new IDTokenClaimsSet(
                issuer,
                new Subject(person.subject()),
                List.of(new Audience(grant.request().getClientID().getValue())),
                Date.from(now.plus(LIFE)),
                Date.from(now));
        claims.setAuthenticationTime(Date.from(grant.at()));
        claims.setNonce(grant.request().getNonce());
        claims.setAccessTokenHash(AccessTokenHash.compute(accessToken, ALGORITHM, null));
        claims.setClaim("email", person.email());
        claims.setClaim("email_verified", person.emailVerified());
        claims.setClaim("name", person.name());
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(ALGORITHM).keyID(key.getKeyID()).build(), claims.toJWTClaimsSet());
            token.sign(new RSASSASigner(key));
            return token;
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("the ID token cannot be signed", e);
        }
    }
}
