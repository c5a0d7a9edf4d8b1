package registry.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Login;
import registry.api.spi.Login.Return;
import registry.api.spi.LoginResult;

/** Issuers that are down, slow, or not what they should be. */
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private TestIssuer issuer;
    private Login login;

    @BeforeEach
    void start() {
        issuer = TestIssuer.start();
        InstantSource clock = () -> now;
        login = new OidcLogin(
                IssuerConfig.all(issuer.config()).getFirst(), new Transport(PATIENCE), clock.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        end.countDown();
        login.close();
        issuer.close();
    }

    @Test
    void asksNothingBeforeTheFirstSignIn() {
        assertThat(login.id()).isEqualTo("corp");
        assertThat(login.label()).isEqualTo("Corp");
        assertThat(issuer.asked(TestIssuer.DISCOVERY)).isZero();
    }

    @Test
    void keepsTheIssuersDescriptionForAnHour() {
        begin();
        begin();
        assertThat(issuer.asked(TestIssuer.DISCOVERY)).isEqualTo(1);
        pass(Discovery.KEPT);
        begin();
        assertThat(issuer.asked(TestIssuer.DISCOVERY)).isEqualTo(2);
    }

    @Test
    void failsClearlyWhileTheIssuerIsDownAndRecovers() {
        issuer.answers(TestIssuer.DISCOVERY, 503, "");
        assertUnavailable(this::begin, issuer.url(), "'corp'", "503");
        issuer.answersAsUsual(TestIssuer.DISCOVERY);
        assertUnavailable(this::begin, "503");
        assertThat(issuer.asked(TestIssuer.DISCOVERY)).isEqualTo(1);
        pass(Discovery.PAUSE);
        begin();
    }

    @Test
    void failsClearlyWhenNobodyListens() {
        issuer.close();
        assertUnavailable(this::begin, issuer.url(), "cannot be asked");
    }

    @Test
    void goesOnWithTheLastDescriptionWhileThereIsNoNewOne() {
        begin();
        pass(Discovery.KEPT);
        issuer.answers(TestIssuer.DISCOVERY, 500, "");
        begin();
        begin();
        assertThat(issuer.asked(TestIssuer.DISCOVERY)).isEqualTo(2);
    }

    @Test
    void doesNotWaitForASlowIssuer() {
        issuer.answers(TestIssuer.DISCOVERY, this::stall);
        Instant before = Instant.now();
        assertUnavailable(this::begin, "did not answer within 1 seconds");
        assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE.plusSeconds(4));
    }

    @Test
    void doesNotWaitForASlowAnswerToACode() {
        Return back = issuer.visit(begin());
        issuer.answers(TestIssuer.TOKEN, this::stall);
        assertUnavailable(() -> login.finish(back), "did not answer");
    }

    @Test
    void refusesADescriptionOfAnotherIssuer() {
        issuer.answers(
                TestIssuer.DISCOVERY,
                200,
                issuer.description().replaceFirst("(\"issuer\" : \")[^\"]*", "$1https://issuer.example"));
        assertUnavailable(this::begin, "'https://issuer.example'", "configure exactly that");
    }

    @Test
    void readsNoMoreThanItMust() {
        String description = issuer.description();
        issuer.answers(
                TestIssuer.DISCOVERY, 200, description + " ".repeat(Transport.MOST_BYTES - description.length() + 1));
        assertUnavailable(this::begin, "cannot be asked");
        issuer.answers(
                TestIssuer.DISCOVERY, 200, description + " ".repeat(Transport.MOST_BYTES - description.length()));
        pass(Discovery.PAUSE);
        begin();
    }

    @Test
    void followsNoRedirects() {
        String description = issuer.description();
        issuer.answers("/elsewhere", 200, description);
        issuer.answers(
                TestIssuer.DISCOVERY,
                () -> new OAuth2HttpResponse(Headers.of("Location", issuer.url() + "/elsewhere"), 302, "", null));
        assertUnavailable(this::begin, "302");
        assertThat(issuer.asked("/elsewhere")).isZero();
    }

    @Test
    void refusesDescriptionsThatLackSomethingOrLeadElsewhere() {
        String description = issuer.description();
        for (String broken : List.of(
                "",
                "[]",
                "{}",
                "<html>",
                description.replace("jwks_uri", "keys"),
                description.replace("\"token_endpoint\"", "\"other\""),
                description.replaceFirst("(\"token_endpoint\" : \")[^\"]*", "$1http://evil.example/token"),
                description.replaceFirst("(\"jwks_uri\" : \")[^\"]*", "$1file:///etc/passwd"),
                description.replaceFirst("(\"authorization_endpoint\" : \")[^\"]*", "$1javascript:alert(1)"),
                description.replaceFirst("\\{", "{\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\"],"))) {
            issuer.answers(TestIssuer.DISCOVERY, 200, broken);
            pass(Discovery.PAUSE);
            assertUnavailable(this::begin);
        }
    }

    @Test
    void tellsTheOperatorWhatTheIssuerHasAgainstTheClient() {
        Return back = issuer.visit(begin());
        issuer.answers(TestIssuer.TOKEN, 401, "{\"error\":\"invalid_client\"}");
        assertUnavailable(() -> login.finish(back), "invalid_client");
        issuer.answers(TestIssuer.TOKEN, 400, "{\"error\":\"invalid_grant\"}");
        assertThat(login.finish(back)).isInstanceOf(LoginResult.Refused.class);
        for (String broken : List.of("", "<html>", "{}", "[]", "{\"access_token\":1}")) {
            issuer.answers(TestIssuer.TOKEN, 200, broken);
            assertUnavailable(() -> login.finish(back));
        }
        issuer.answers(TestIssuer.TOKEN, 502, "Bad gateway");
        assertUnavailable(() -> login.finish(back));
    }

    @Test
    void failsClearlyWithoutTheIssuersKeys() {
        issuer.says("ada", TestIssuer.ADA);
        Return back = issuer.visit(begin());
        issuer.answers(TestIssuer.KEYS, 500, "");
        assertUnavailable(() -> login.finish(back), "keys");
    }

    @Test
    void failsClearlyWithoutUserInfo() {
        for (String broken : List.of("", "<html>", "[]", "{}")) {
            issuer.says("ada", Map.of());
            Return back = issuer.visit(begin());
            issuer.answers(TestIssuer.USER_INFO, broken.isEmpty() ? 500 : 200, broken);
            assertUnavailable(() -> login.finish(back), "user info");
        }
    }

    @Test
    void mayBeClosedTwice() {
        begin();
        login.close();
        login.close();
    }

    private Login.Start begin() {
        return login.start(TestIssuer.CALLBACK, new SecureRandom());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private OAuth2HttpResponse stall() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return TestIssuer.response(200, "{}");
    }

    private void assertUnavailable(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.LOGIN_UNAVAILABLE))
                .hasMessageContaining(issuer.url())
                .satisfies(e -> assertThat(List.of(parts))
                        .allSatisfy(part -> assertThat(e).hasMessageContaining(part)))
                .hasMessageNotContaining(TestIssuer.SECRET);
    }
}
