package registry.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.DevelopmentIssuer;

class RefusalTest {
    private DevelopmentIssuer.Running issuer;
    private Registry registry;

    @BeforeEach
    void start() {
        issuer = new LoopbackIssuer().start(0, Registry.RECEIVER);
        registry = new Registry(issuer);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/auth/login/dev/callback",
                "https://localhost:8080/api/auth/login/dev/callback",
                "http://localhost:8081/api/auth/login/dev/callback",
                "http://localhost:8080/api/auth/login/dev/callback/../../x",
                "http://localhost:8080/other",
                "http://user@localhost:8080/api/auth/login/dev/callback",
                "http://localhost.evil.example:8080/api/auth/login/dev/callback",
                "http://localhost:8080/api/auth/login/dev/callback?x=y"
            })
    void sendsNobodyToAnAddressThatIsNotTheRegistrys(String redirect) throws Exception {
        AuthenticationRequest request =
                registry.authentication().redirectionURI(URI.create(redirect)).build();
        for (HTTPResponse reply : new HTTPResponse[] {
            registry.open(request), registry.submit(request, Map.of("person", "ada@example.com"))
        }) {
            assertThat(reply.getStatusCode()).isEqualTo(400);
            assertThat(reply.getLocation()).isNull();
            assertThat(reply.getBody()).contains("redirect_uri is not the registry");
        }
    }

    @Test
    void showsAPageForARequestThatMakesNoSense() throws Exception {
        HTTPResponse reply = Registry.send(registry.get("/authorize?client_id=%3Cscript%3E"));
        assertThat(reply.getStatusCode()).isEqualTo(400);
        assertThat(reply.getBody()).contains("cannot go on").doesNotContain("<script");
        assertThat(Registry.send(registry.get("/authorize")).getStatusCode()).isEqualTo(400);
    }

    @Test
    void refusesAnUnknownClient() throws Exception {
        AuthenticationRequest request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID("other"), Registry.CALLBACK)
                .codeChallenge(registry.verifier, CodeChallengeMethod.S256)
                .build();
        assertThat(registry.open(request).getStatusCode()).isEqualTo(400);
    }

    @Test
    void tellsTheRegistryWhatItAskedWrongly() throws Exception {
        assertThat(error(registry.open(registry.authentication()
                        .codeChallenge(registry.verifier, CodeChallengeMethod.PLAIN)
                        .build())))
                .isEqualTo("invalid_request");
        assertThat(error(registry.open(registry.authentication()
                        .prompt(new Prompt(Prompt.Type.NONE))
                        .build())))
                .isEqualTo("login_required");
        AuthenticationRequest implicit = new AuthenticationRequest.Builder(
                        ResponseType.IDTOKEN, new Scope("openid"), new ClientID(issuer.clientId()), Registry.CALLBACK)
                .nonce(registry.nonce)
                .state(registry.state)
                .build();
        assertThat(error(registry.open(implicit))).isEqualTo("unsupported_response_type");
    }

    @Test
    void tellsTheRegistryThatThePersonDeclined() throws Exception {
        assertThat(error(registry.submit(registry.authentication().build(), Map.of("cancel", ""))))
                .isEqualTo("access_denied");
    }

    @Test
    void givesPagesAStrictPolicy() throws Exception {
        HTTPResponse page = registry.open(registry.authentication().build());
        assertThat(page.getHeaderValue("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self' http://localhost:8080;"
                        + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.getHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeaderValue("Cache-Control")).isEqualTo("no-store");
        assertThat(Registry.send(registry.get("/style.css")).getHeaderValue("Content-Type"))
                .startsWith("text/css");
    }

    @Test
    void answersUnderItsOwnNameOnly() throws Exception {
        String path = "/.well-known/openid-configuration";
        String own = issuer.issuer().getAuthority();
        assertThat(RawRequest.to(issuer, "GET " + path, "Host: " + own)).startsWith("HTTP/1.1 200");
        assertThat(RawRequest.to(issuer, "GET " + path, "Host: evil.example:" + port()))
                .startsWith("HTTP/1.1 403");
        assertThat(RawRequest.to(issuer, "GET " + path, "Host: " + own, "Host: evil.example"))
                .startsWith("HTTP/1.1 4");
        assertThat(RawRequest.to(issuer, "GET " + path, "Host: " + own, "Origin: http://evil.example"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void takesFormsFromItsOwnPageOnly() throws Exception {
        String own = "Host: " + issuer.issuer().getAuthority();
        for (String foreign : new String[] {"Sec-Fetch-Site: cross-site", "Origin: null"}) {
            assertThat(RawRequest.to(issuer, "POST /authorize", own, "Content-Length: 0", foreign))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(RawRequest.to(
                        issuer,
                        "POST /authorize",
                        own,
                        "Content-Length: 0",
                        "Origin: " + issuer.issuer(),
                        "Sec-Fetch-Site: same-origin"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void refusesWhatIsTooLargeOrNowhere() throws Exception {
        assertThat(registry.submit(registry.authentication().build(), Map.of("name", "x".repeat(20_000)))
                        .getStatusCode())
                .isEqualTo(413);
        assertThat(Registry.send(registry.get("/nope")).getStatusCode()).isEqualTo(404);
        assertThat(RawRequest.to(
                        issuer, "BREW /authorize", "Host: " + issuer.issuer().getAuthority()))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void saysWhenItsPortIsTaken() {
        assertThatThrownBy(() -> LoopbackIssuer.start(port(), Registry.RECEIVER, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ApiError.CONFIG_INVALID))
                .hasMessageContaining("registry.development.port");
    }

    private int port() {
        return issuer.issuer().getPort();
    }

    private static String error(HTTPResponse reply) throws Exception {
        assertThat(reply.getStatusCode()).isEqualTo(303);
        assertThat(reply.getLocation().toString()).startsWith(Registry.CALLBACK + "?");
        return AuthenticationErrorResponse.parse(reply.getLocation())
                .getErrorObject()
                .getCode();
    }
}
