package registry.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.api.spi.Login;
import registry.api.spi.LoginResult;
import registry.api.spi.LoginResult.Reason;

/** ID tokens of a hostile or careless issuer, each wrong in one way only. */
class IdTokensTest {
    private static final RSAKey KEY = key("one");
    private static final RSAKey OTHER_KEY = key("two");

    private TestIssuer issuer;
    private Login login;

    @BeforeEach
    void start() {
        issuer = TestIssuer.start();
        login = login();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void takesASoundToken() {
        assertThat(signIn(claims -> claims)).isInstanceOf(LoginResult.Identified.class);
    }

    @Test
    void refusesAnotherNonceOrNone() {
        assertRefused(signIn(claims -> claims.claim("nonce", "another")));
        assertRefused(signIn(claims -> claims.claim("nonce", null)));
    }

    @Test
    void refusesAnotherAudience() {
        assertRefused(signIn(claims -> claims.audience("another")));
        assertRefused(signIn(claims -> claims.audience(List.of())));
    }

    @Test
    void takesSeveralAudiencesOnlyWhenMadeForThisOne() {
        List<String> both = List.of(TestIssuer.CLIENT, "another");
        assertRefused(signIn(claims -> claims.audience(both)));
        assertRefused(signIn(claims -> claims.audience(both).claim("azp", "another")));
        assertRefused(signIn(claims -> claims.claim("azp", "another")));
        assertThat(signIn(claims -> claims.audience(both).claim("azp", TestIssuer.CLIENT)))
                .isInstanceOf(LoginResult.Identified.class);
    }

    @Test
    void refusesAnotherIssuer() {
        assertRefused(signIn(claims -> claims.issuer("https://issuer.example")));
        assertRefused(signIn(claims -> claims.issuer(issuer.url() + "/")));
        assertRefused(signIn(claims -> claims.issuer(null)));
    }

    @Test
    void refusesATokenWithoutASubject() {
        assertRefused(signIn(claims -> claims.subject(null)));
        assertRefused(signIn(claims -> claims.subject(" ")));
        assertRefused(signIn(claims -> claims.subject("s".repeat(256))));
    }

    @Test
    void refusesATokenThatExpiredOrNeverDoes() {
        assertRefused(signIn(claims -> claims.expirationTime(ago(120))));
        assertRefused(signIn(claims -> claims.expirationTime(null)));
        assertRefused(signIn(claims -> claims.issueTime(ago(-120))));
    }

    @Test
    void allowsForTheConfiguredClockSkew() {
        UnaryOperator<JWTClaimsSet.Builder> late = claims -> claims.expirationTime(ago(45));
        UnaryOperator<JWTClaimsSet.Builder> early = claims -> claims.issueTime(ago(-45));
        assertThat(signIn(late)).isInstanceOf(LoginResult.Identified.class);
        assertThat(signIn(early)).isInstanceOf(LoginResult.Identified.class);
        login = login("clock-skew-seconds", "10");
        assertRefused(signIn(late));
        assertRefused(signIn(early));
        login = login("clock-skew-seconds", "300");
        assertThat(signIn(claims -> claims.expirationTime(ago(200)))).isInstanceOf(LoginResult.Identified.class);
    }

    @Test
    void refusesUnsignedTokens() {
        assertRefused(finish((claims, key) -> new PlainJWT(claims).serialize()));
        assertThatThrownBy(() -> finish((claims, key) -> {
                    String signed = TestIssuer.sign(claims, key);
                    return signed.substring(0, signed.lastIndexOf('.') + 1);
                }))
                .hasMessageContaining("no tokens that can be read");
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() {
        assertRefused(
                finish((claims, key) -> symmetric(claims, key.toPublicJWK().toJSONString())));
        assertRefused(finish((claims, key) -> symmetric(claims, pem(key))));
        assertRefused(finish((claims, key) -> symmetric(claims, TestIssuer.SECRET.repeat(8))));
    }

    @Test
    void refusesAnIssuerThatSignsWithSharedSecretsAlone() {
        issuer.answers(
                TestIssuer.DISCOVERY,
                200,
                issuer.description().replaceFirst("\\[ \"ES256\"[^]]*]", "[\"HS256\",\"none\"]"));
        assertThatThrownBy(() -> login.start(TestIssuer.CALLBACK, new SecureRandom()))
                .hasMessageContaining("HS256");
    }

    @Test
    void refusesAlgorithmsThatTheIssuerDoesNotName() {
        issuer.answers(
                TestIssuer.DISCOVERY, 200, issuer.description().replaceFirst("\\[ \"ES256\"[^]]*]", "[\"ES256\"]"));
        assertRefused(signIn(claims -> claims));
    }

    @Test
    void refusesAnotherKeysSignature() {
        assertRefused(finish((claims, key) -> TestIssuer.sign(
                claims, new RSAKey.Builder(OTHER_KEY).keyID(key.getKeyID()).build())));
        assertRefused(finish((claims, key) -> tamper(TestIssuer.sign(claims, key))));
    }

    @Test
    void refusesAnAnswerWithoutAToken() {
        Login.Start start = login.start(TestIssuer.CALLBACK, new SecureRandom());
        issuer.answers(TestIssuer.TOKEN, 200, "{\"access_token\":\"at\",\"token_type\":\"Bearer\"}");
        assertRefused(login.finish(issuer.visit(start)));
    }

    @Test
    void fetchesKeysAgainWhenTheIssuerHasANewOne() {
        assertThat(finish(new JWKSet(KEY), (claims, key) -> TestIssuer.sign(claims, KEY)))
                .isInstanceOf(LoginResult.Identified.class);
        assertThat(finish(new JWKSet(OTHER_KEY), (claims, key) -> TestIssuer.sign(claims, OTHER_KEY)))
                .isInstanceOf(LoginResult.Identified.class);
        assertThat(issuer.asked(TestIssuer.KEYS)).isEqualTo(2);
        assertRefused(finish(new JWKSet(OTHER_KEY), (claims, key) -> TestIssuer.sign(claims, KEY)));
    }

    @Test
    void doesNotFetchKeysForEveryUnknownOne() {
        for (int i = 0; i < 10; i++) {
            RSAKey unknown = new RSAKey.Builder(OTHER_KEY).keyID("unknown-" + i).build();
            assertRefused(finish(new JWKSet(KEY), (claims, key) -> TestIssuer.sign(claims, unknown)));
        }
        assertThat(issuer.asked(TestIssuer.KEYS)).isLessThanOrEqualTo(2);
    }

    /** Makes a token of claims. */
    private interface Maker {
        String make(JWTClaimsSet claims, RSAKey key);
    }

    private LoginResult signIn(UnaryOperator<JWTClaimsSet.Builder> change) {
        Login.Start start = login.start(TestIssuer.CALLBACK, new SecureRandom());
        issuer.issues(
                new JWKSet(KEY),
                TestIssuer.sign(change.apply(issuer.claims(start)).build(), KEY));
        return login.finish(issuer.visit(start));
    }

    private LoginResult finish(Maker maker) {
        return finish(new JWKSet(KEY), maker);
    }

    private LoginResult finish(JWKSet keys, Maker maker) {
        Login.Start start = login.start(TestIssuer.CALLBACK, new SecureRandom());
        issuer.issues(keys, maker.make(issuer.claims(start).build(), KEY));
        return login.finish(issuer.visit(start));
    }

    private Login login(String... config) {
        return new OidcLoginProvider().open(issuer.config(config)).getFirst();
    }

    private static String symmetric(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(RSAKey key) {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(key.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another subject under the same signature. */
    private static String tamper(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = claims.replace("\"ada\"", "\"eve\"");
        assertThat(changed).isNotEqualTo(claims);
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    private static Date ago(int seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(LoginResult result) {
        assertThat(result).isInstanceOf(LoginResult.Refused.class);
        assertThat(((LoginResult.Refused) result).reason()).isEqualTo(Reason.FAILED);
    }
}
