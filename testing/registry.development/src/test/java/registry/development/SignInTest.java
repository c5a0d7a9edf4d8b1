package registry.development;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final TestClock clock = new TestClock();
    private IssuerServer issuer;
    private Registry registry;

    @BeforeEach
    void start() {
        issuer = LoopbackIssuer.start(0, Registry.RECEIVER, clock);
        registry = new Registry(issuer);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void describesItself() throws Exception {
        OIDCProviderMetadata metadata = registry.metadata();
        assertThat(metadata.getIssuer().getValue()).isEqualTo(issuer.issuer().toString());
        assertThat(metadata.getTokenEndpointURI()).isEqualTo(issuer.issuer().resolve("/token"));
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    }

    @Test
    void offersThreePeopleAndSaysWhoAdministers() throws Exception {
        HTTPResponse page = registry.open(registry.authentication().build());
        assertThat(page.getStatusCode()).isEqualTo(200);
        assertThat(page.getHeaderValue("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.getBody())
                .contains("ada@example.com · administrator", "grace@example.com<", "alan@example.com<");
        assertThat(issuer.administrator()).isEqualTo("ada@example.com");
    }

    @Test
    void vouchesForWhoeverWasChosen() throws Exception {
        HTTPResponse back = registry.submit(registry.authentication().build(), Map.of("person", "grace@example.com"));
        assertThat(back.getStatusCode()).isEqualTo(303);
        AuthenticationSuccessResponse answer = AuthenticationSuccessResponse.parse(back.getLocation());
        assertThat(back.getLocation().toString()).startsWith(Registry.CALLBACK + "?");
        assertThat(answer.getState()).isEqualTo(registry.state);
        assertThat(answer.getIssuer().getValue()).isEqualTo(issuer.issuer().toString());

        OIDCTokens tokens = OIDCTokenResponse.parse(registry.redeem(answer.getAuthorizationCode()))
                .getOIDCTokens();
        IDTokenClaimsSet claims = validated(tokens);
        assertThat(claims.getStringClaim("email")).isEqualTo("grace@example.com");
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getStringClaim("name")).isEqualTo("Grace Hopper");
        UserInfo info = userInfo(tokens.getBearerAccessToken());
        assertThat(info.getSubject()).isEqualTo(claims.getSubject());
        assertThat(info.getEmailAddress()).isEqualTo("grace@example.com");
    }

    @Test
    void knowsOnePersonByTheSameSubjectForEver() throws Exception {
        IDTokenClaimsSet typed = signIn(Map.of("email", " Ada@Example.com ", "name", "Somebody"));
        assertThat(typed.getSubject())
                .isEqualTo(signIn(Map.of("person", "ada@example.com")).getSubject());
        assertThat(typed.getStringClaim("name")).isEqualTo("Somebody");
        assertThat(signIn(Map.of("person", "alan@example.com")).getSubject()).isNotEqualTo(typed.getSubject());
    }

    @Test
    void doesNotVouchForAnAddressThatWasSaidToBeUnverified() throws Exception {
        IDTokenClaimsSet claims = signIn(Map.of("email", "eve@example.com", "unverified", "on"));
        assertThat(claims.getBooleanClaim("email_verified")).isFalse();
        assertThat(claims.getStringClaim("name")).isEqualTo("eve@example.com");
    }

    @Test
    void showsTheFormAgainWhenNoAddressWasTyped() throws Exception {
        HTTPResponse page = registry.submit(
                registry.authentication().build(), Map.of("email", "\"><script>alert(1)</script>", "name", "<b>Eve"));
        assertThat(page.getStatusCode()).isEqualTo(400);
        assertThat(page.getBody())
                .contains("Type an e-mail address", "value=\"&lt;b&gt;Eve\"", "&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void redeemsACodeOnce() throws Exception {
        AuthorizationCode code = registry.codeFor("ada@example.com");
        assertThat(registry.redeem(code).getStatusCode()).isEqualTo(200);
        assertThat(registry.redeem(code).getBody()).contains("invalid_grant");
    }

    @Test
    void forgetsACodeThatWasNotRedeemedSoon() throws Exception {
        AuthorizationCode code = registry.codeFor("ada@example.com");
        clock.advance(Duration.ofSeconds(60));
        assertThat(registry.redeem(code).getBody()).contains("invalid_grant");
    }

    @Test
    void redeemsACodeOnlyForTheOneWhoAskedForIt() throws Exception {
        AuthorizationCode code = registry.codeFor("ada@example.com");
        HTTPResponse reply = registry.redeem(code, issuer.clientSecret(), new CodeVerifier());
        assertThat(reply.getStatusCode()).isEqualTo(400);
        assertThat(reply.getBody()).contains("invalid_grant");
    }

    @Test
    void redeemsNothingWithoutTheClientsSecret() throws Exception {
        AuthorizationCode code = registry.codeFor("ada@example.com");
        HTTPResponse reply = registry.redeem(code, "0123456789abcdef0123456789abcdef", registry.verifier);
        assertThat(reply.getStatusCode()).isEqualTo(401);
        assertThat(reply.getBody()).contains("invalid_client");
        assertThat(registry.redeem(code).getStatusCode()).isEqualTo(200);
    }

    @Test
    void saysNothingToAnUnknownAccessToken() throws Exception {
        HTTPResponse reply =
                Registry.send(new UserInfoRequest(registry.metadata().getUserInfoEndpointURI(), new BearerAccessToken())
                        .toHTTPRequest());
        assertThat(reply.getStatusCode()).isEqualTo(401);
        assertThat(Registry.send(registry.get("/userinfo")).getStatusCode()).isEqualTo(401);
    }

    private IDTokenClaimsSet signIn(Map<String, String> fields) throws Exception {
        AuthenticationRequest request = registry.authentication().build();
        AuthorizationCode code = AuthenticationSuccessResponse.parse(
                        registry.submit(request, fields).getLocation())
                .getAuthorizationCode();
        return validated(OIDCTokenResponse.parse(registry.redeem(code)).getOIDCTokens());
    }

    private IDTokenClaimsSet validated(OIDCTokens tokens) throws Exception {
        OIDCProviderMetadata metadata = registry.metadata();
        JWKSet keys = JWKSet.parse(
                Registry.send(registry.get(metadata.getJWKSetURI().getPath())).getBody());
        assertThat(keys.getKeys()).allSatisfy(key -> assertThat(key.isPrivate()).isFalse());
        return new IDTokenValidator(
                        metadata.getIssuer(),
                        new ClientID(issuer.clientId()),
                        metadata.getIDTokenJWSAlgs().getFirst(),
                        keys)
                .validate(tokens.getIDToken(), registry.nonce);
    }

    private UserInfo userInfo(BearerAccessToken token) throws Exception {
        return UserInfo.parse(
                Registry.send(new UserInfoRequest(registry.metadata().getUserInfoEndpointURI(), token).toHTTPRequest())
                        .getBody());
    }
}
