package registry.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.api.spi.ExternalIdentity;
import registry.api.spi.Login;
import registry.api.spi.Login.Return;
import registry.api.spi.LoginResult;
import registry.api.spi.LoginResult.Reason;

/** The whole way at a real issuer. */
class OidcLoginTest {
    private final SecureRandom random = new SecureRandom();
    private TestIssuer issuer;

    @BeforeEach
    void start() {
        issuer = TestIssuer.start();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void tellsWhoSignedIn() {
        issuer.says(
                "42",
                Map.of(
                        "email", "Ada@Example.com",
                        "email_verified", true,
                        "name", "Ada Lovelace",
                        "picture", "https://example.com/ada.png"));
        assertThat(identity(issuer.signIn(login())))
                .isEqualTo(new ExternalIdentity(
                        issuer.url(),
                        "42",
                        "Ada@Example.com",
                        Optional.of("Ada Lovelace"),
                        Optional.of("https://example.com/ada.png"),
                        false));
    }

    @Test
    void sendsBrowsersAwayWithStateNonceAndChallenge() {
        Login login = login("scopes", "email groups");
        Login.Start start = login.start(TestIssuer.CALLBACK, random);
        Login.Start other = login.start(TestIssuer.CALLBACK, random);
        URI redirect = start.redirect();
        assertThat(redirect.toString()).startsWith(issuer.url() + "/authorize?");
        assertThat(TestIssuer.parameter(redirect, "response_type")).isEqualTo("code");
        assertThat(TestIssuer.parameter(redirect, "client_id")).isEqualTo(TestIssuer.CLIENT);
        assertThat(TestIssuer.parameter(redirect, "redirect_uri")).isEqualTo(TestIssuer.CALLBACK.toString());
        assertThat(TestIssuer.parameter(redirect, "scope")).isEqualTo("openid email groups");
        assertThat(TestIssuer.parameter(redirect, "code_challenge_method")).isEqualTo("S256");
        for (String secret : List.of("state", "nonce", "code_challenge")) {
            assertThat(TestIssuer.parameter(redirect, secret))
                    .hasSize(43)
                    .isNotEqualTo(TestIssuer.parameter(other.redirect(), secret));
        }
        assertThat(start.state()).doesNotContain(TestIssuer.parameter(redirect, "code_challenge"));
    }

    @Test
    void provesItselfToTheIssuer() {
        issuer.says("ada", TestIssuer.ADA);
        issuer.signIn(login());
        assertThat(tokenRequest()).contains("code_verifier=").doesNotContain("client_secret");
        assertThat(issuer.last(TestIssuer.TOKEN).orElseThrow().getHeaders().get("Authorization"))
                .startsWith("Basic ");
    }

    @Test
    void putsTheSecretIntoTheBodyWhereNothingElseIsTaken() {
        issuer.answers(
                TestIssuer.DISCOVERY,
                200,
                issuer.description()
                        .replaceFirst("\\{", "{\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"],"));
        issuer.says("ada", TestIssuer.ADA);
        issuer.signIn(login());
        assertThat(tokenRequest()).contains("client_secret=" + TestIssuer.SECRET);
        assertThat(issuer.last(TestIssuer.TOKEN).orElseThrow().getHeaders().get("Authorization"))
                .isNull();
    }

    @Test
    void needsNoSecretAsAPublicClient() {
        issuer.says("ada", TestIssuer.ADA);
        assertThat(identity(issuer.signIn(login("client-secret", ""))).subject())
                .isEqualTo("ada");
        assertThat(tokenRequest()).contains("client_id=" + TestIssuer.CLIENT).contains("code_verifier=");
    }

    @Test
    void refusesAStateThatIsNotTheOneSent() {
        Login login = login();
        Return mine = issuer.visit(login.start(TestIssuer.CALLBACK, random));
        Return other = issuer.visit(login.start(TestIssuer.CALLBACK, random));
        assertRefused(login.finish(new Return(TestIssuer.CALLBACK, other.query(), mine.state())), Reason.INVALID_STATE);
        assertRefused(login.finish(new Return(TestIssuer.CALLBACK, mine.query(), "")), Reason.INVALID_STATE);
        for (String query : List.of(
                "",
                "code=x",
                "code=x&state=",
                mine.query() + "&state=x",
                "code=x&state=%zz",
                "&&&===",
                "code=x&state=" + "s".repeat(20_000))) {
            assertRefused(login.finish(new Return(TestIssuer.CALLBACK, query, mine.state())), Reason.INVALID_STATE);
        }
        assertThat(issuer.asked(TestIssuer.TOKEN)).isZero();
    }

    @Test
    void refusesACodeThatWasUsed() {
        issuer.says("ada", TestIssuer.ADA);
        Login login = login();
        Return back = issuer.visit(login.start(TestIssuer.CALLBACK, random));
        assertThat(login.finish(back)).isInstanceOf(LoginResult.Identified.class);
        assertRefused(login.finish(back), Reason.FAILED);
    }

    @Test
    void refusesACodeOfAnotherSignIn() {
        Login login = login();
        Return stolen = issuer.visit(login.start(TestIssuer.CALLBACK, random));
        Login.Start victim = login.start(TestIssuer.CALLBACK, random);
        String query = "code=" + TestIssuer.parameter(URI.create("http://x?" + stolen.query()), "code") + "&state="
                + TestIssuer.parameter(victim.redirect(), "state");
        issuer.says("mallory", TestIssuer.ADA);
        assertRefused(login.finish(new Return(TestIssuer.CALLBACK, query, victim.state())), Reason.FAILED);
    }

    @Test
    void tellsThatThePersonDeclined() {
        Login login = login();
        Login.Start start = login.start(TestIssuer.CALLBACK, random);
        String state = "state=" + TestIssuer.parameter(start.redirect(), "state");
        assertRefused(finish(login, start, "error=access_denied&" + state), Reason.MISSING_CODE);
        assertRefused(finish(login, start, state), Reason.MISSING_CODE);
        assertRefused(finish(login, start, "code=%20&" + state), Reason.MISSING_CODE);
        assertRefused(finish(login, start, "error=server_error&" + state), Reason.FAILED);
        LoginResult hostile = finish(login, start, "error=%0Aforged+line&" + state);
        assertThat(((LoginResult.Refused) hostile).detail()).doesNotContain("forged");
    }

    @Test
    void refusesAnAnswerThatNamesAnotherIssuer() {
        Login login = login();
        Return back = issuer.visit(login.start(TestIssuer.CALLBACK, random));
        String query = back.query() + "&iss=https%3A%2F%2Fevil.example";
        assertRefused(login.finish(new Return(TestIssuer.CALLBACK, query, back.state())), Reason.FAILED);
    }

    @Test
    void requiresAnIssuerThatNamesItselfToDoSo() {
        issuer.answers(
                TestIssuer.DISCOVERY,
                200,
                issuer.description().replaceFirst("\\{", "{\"authorization_response_iss_parameter_supported\":true,"));
        Login login = login();
        assertRefused(issuer.signIn(login), Reason.FAILED);
        issuer.says("ada", TestIssuer.ADA);
        Return back = issuer.visit(login.start(TestIssuer.CALLBACK, random));
        String named = back.query() + "&iss=" + URLEncoder.encode(issuer.url(), StandardCharsets.UTF_8);
        assertThat(login.finish(new Return(TestIssuer.CALLBACK, named, back.state())))
                .isInstanceOf(LoginResult.Identified.class);
    }

    @Test
    void letsOnlyVerifiedAddressesIn() {
        Login login = login();
        for (Object no : List.of(false, "false", "yes", 1, "1", "TRUE", List.of(true), Map.of("a", true))) {
            issuer.says("ada", Map.of("email", "ada@example.com", "email_verified", no));
            assertRefused(issuer.signIn(login), Reason.EMAIL_UNVERIFIED);
        }
        issuer.answers(TestIssuer.USER_INFO, 200, "{\"sub\":\"ada\"}");
        issuer.says("ada", Map.of("email", "ada@example.com"));
        assertRefused(issuer.signIn(login), Reason.EMAIL_UNVERIFIED);
        issuer.says("ada", Map.of("email_verified", true));
        assertRefused(issuer.signIn(login), Reason.EMAIL_UNVERIFIED);
        issuer.says("ada", Map.of("email", "ada@example.com", "email_verified", "true"));
        assertThat(identity(issuer.signIn(login)).email()).isEqualTo("ada@example.com");
    }

    @Test
    void takesTheOperatorsWordForTheClaimThatVouches() {
        Login login = login("email-verified-claim", "xms_edov");
        issuer.says("ada", Map.of("email", "ada@example.com", "xms_edov", "1"));
        assertThat(identity(issuer.signIn(login)).email()).isEqualTo("ada@example.com");
        issuer.says("ada", Map.of("email", "ada@example.com", "xms_edov", false, "email_verified", true));
        assertRefused(issuer.signIn(login), Reason.EMAIL_UNVERIFIED);
    }

    @Test
    void letsOnlyAllowedDomainsIn() {
        Login login = login("email-domains", "Example.com, lab.example");
        for (String address : List.of("ada@EXAMPLE.COM", "ada@lab.example", "a@b@example.com")) {
            issuer.says("ada", Map.of("email", address, "email_verified", true));
            assertThat(identity(issuer.signIn(login)).email()).isEqualTo(address);
        }
        for (String address : List.of("ada@sub.example.com", "ada@notexample.com", "example.com@evil.example", "ada")) {
            issuer.says("ada", Map.of("email", address, "email_verified", true));
            assertRefused(issuer.signIn(login), Reason.EMAIL_NOT_ALLOWED);
        }
    }

    @Test
    void makesAdministratorsOnlyAsConfigured() {
        Map<String, Object> roles = Map.of("realm_access", Map.of("roles", List.of("user", "registry-admin")));
        assertThat(administrator(roles)).isFalse();
        String[] rule = {"admin-claim", "realm_access.roles", "admin-values", "registry-admin, root"};
        assertThat(administrator(roles, rule)).isTrue();
        assertThat(administrator(Map.of("realm_access", Map.of("roles", List.of("registry-admins"))), rule))
                .isFalse();
        assertThat(administrator(Map.of("realm_access.roles", "root"), rule)).isTrue();
        assertThat(administrator(Map.of("admin", true), "admin-claim", "admin", "admin-values", "true"))
                .isTrue();
    }

    @Test
    void asksForWhatTheIdTokenLacks() {
        Login login = login("admin-claim", "groups", "admin-values", "ops");
        issuer.answers(
                TestIssuer.USER_INFO,
                200,
                "{\"sub\":\"ada\",\"email\":\"ada@example.com\",\"email_verified\":true,\"groups\":[\"ops\"],"
                        + "\"name\":\"Ada\"}");
        issuer.says("ada", Map.of());
        ExternalIdentity ada = identity(issuer.signIn(login));
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(ada.name()).contains("Ada");
        assertThat(ada.administrator()).isTrue();
        assertThat(issuer.last(TestIssuer.USER_INFO).orElseThrow().getHeaders().get("Authorization"))
                .startsWith("Bearer ");
    }

    @Test
    void asksForNothingThatTheIdTokenHas() {
        issuer.says("ada", TestIssuer.ADA);
        issuer.signIn(login());
        assertThat(issuer.asked(TestIssuer.USER_INFO)).isZero();
    }

    @Test
    void refusesUserInfoAboutSomebodyElse() {
        issuer.answers(
                TestIssuer.USER_INFO, 200, "{\"sub\":\"eve\",\"email\":\"ada@example.com\",\"email_verified\":true}");
        issuer.says("ada", Map.of());
        assertRefused(issuer.signIn(login()), Reason.FAILED);
    }

    private boolean administrator(Map<String, Object> claims, String... config) {
        Map<String, Object> all = new HashMap<>(TestIssuer.ADA);
        all.putAll(claims);
        issuer.says("ada", all);
        return identity(issuer.signIn(login(config))).administrator();
    }

    private Login login(String... config) {
        return new OidcLoginProvider().open(issuer.config(config)).getFirst();
    }

    private static LoginResult finish(Login login, Login.Start start, String query) {
        return login.finish(new Return(TestIssuer.CALLBACK, query, start.state()));
    }

    private String tokenRequest() {
        return String.valueOf(issuer.last(TestIssuer.TOKEN).orElseThrow().getBody());
    }

    private static ExternalIdentity identity(LoginResult result) {
        assertThat(result).isInstanceOf(LoginResult.Identified.class);
        return ((LoginResult.Identified) result).identity();
    }

    private static void assertRefused(LoginResult result, Reason reason) {
        assertThat(result).isInstanceOf(LoginResult.Refused.class);
        assertThat(((LoginResult.Refused) result).reason()).isEqualTo(reason);
    }
}
