package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.storage.Document;

class ProgramLoginsTest extends SessionsTestCase {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, appendix B
    private static final ProgramRequest REQUEST = new ProgramRequest("laptop", Scope.DEFAULTS, CHALLENGE);

    private ProgramLogins programs;
    private IssuedSession cookies;
    private Actor browser;

    @BeforeEach
    void signIn() {
        programs = registry.identity().programs();
        cookies = begin();
        browser = actor(cookies).orElseThrow();
    }

    @Test
    void givesTheProgramATokenOfWhoeverLetItIn() {
        IssuedToken issued = programs.exchange(programs.allow(browser, REQUEST), VERIFIER, "198.51.100.3");
        Actor actor = registry.signIn(issued.secret()).orElseThrow();
        assertThat(actor.account().id()).isEqualTo(ada.id());
        assertThat(actor.credential().scopes()).isEqualTo(Scope.ids(Scope.DEFAULTS));
        assertThat(issued.info().label()).isEqualTo("laptop");
    }

    @Test
    void recordsBySessionAndAddress() {
        programs.exchange(programs.allow(browser, REQUEST), VERIFIER, "198.51.100.3");
        List<JsonNode> made = registry.documents()
                .scan(AuditLog.PREFIX)
                .<JsonNode>map(Document::json)
                .filter(entry -> entry.path("action").textValue().equals("token.create"))
                .toList();
        assertThat(made).singleElement().satisfies(entry -> {
            assertThat(entry.path("account").textValue()).isEqualTo(ada.id().value());
            assertThat(entry.at("/credential/kind").textValue()).isEqualTo("session");
            assertThat(entry.at("/credential/id").textValue())
                    .isEqualTo(browser.credential().id());
            assertThat(entry.path("from").textValue()).isEqualTo("198.51.100.3");
        });
    }

    @Test
    void exchangesACodeInAnotherProcess() {
        String code = programs.allow(browser, REQUEST);
        assertThat(registry.replica().programs().exchange(code, VERIFIER, "-").secret())
                .startsWith("crt_");
    }

    @Test
    void exchangesACodeOnce() {
        String code = programs.allow(browser, REQUEST);
        programs.exchange(code, VERIFIER, "-");
        assertRefused(() -> programs.exchange(code, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
        assertRefused(
                () -> registry.replica().programs().exchange(code, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
        assertThat(registry.identity().tokens().list(ada.id())).hasSize(1);
    }

    @Test
    void givesOneOfManyWithTheSameCodeAToken() {
        String code = programs.allow(browser, REQUEST);
        List<Boolean> outcomes = Together.run(8, index -> {
            try {
                programs.exchange(code, VERIFIER, "-");
                return true;
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(AccountError.INVALID_LOGIN_CODE);
                return false;
            }
        });
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(registry.identity().tokens().list(ada.id())).hasSize(1);
    }

    @Test
    void forgetsCodesThatCountNoMore() {
        programs.exchange(programs.allow(browser, REQUEST), VERIFIER, "-");
        assertThat(registry.keys(SpentTickets.PREFIX)).hasSize(1);
        registry.pass(ProgramLogins.LIFE.plus(Duration.ofHours(1)));
        registry.identity().logins().sweep();
        assertThat(registry.keys(SpentTickets.PREFIX)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX\u00e9"
            })
    void keepsTokensFromWhoeverOnlySawTheCode(String verifier) {
        String code = programs.allow(browser, REQUEST);
        assertRefused(() -> programs.exchange(code, verifier, "-"), AccountError.INVALID_LOGIN_CODE);
        assertThat(programs.exchange(code, VERIFIER, "-").secret()).startsWith("crt_");
    }

    @Test
    void takesACodeForTwoMinutes() {
        String code = programs.allow(browser, REQUEST);
        registry.pass(ProgramLogins.LIFE.plusSeconds(1));
        assertRefused(() -> programs.exchange(code, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c.d.e"})
    void refusesWhatIsNoCode(String code) {
        assertRefused(() -> programs.exchange(code, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
    }

    @Test
    void takesNothingThatWasSealedForSomethingElse() {
        String state = registry.identity().sealed("login").seal("{\"id\":\"1\"}", Duration.ofMinutes(1));
        assertRefused(() -> programs.exchange(state, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
    }

    @Test
    void takesNoCodeOfABrowserThatWasSignedOut() {
        String code = programs.allow(browser, REQUEST);
        sessions.end(new Sessions.Presented(Optional.of(cookies.session().value()), Optional.empty()), "-");
        assertRefused(() -> programs.exchange(code, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
    }

    @Test
    void takesNoCodeOfAnAccountThatWasSuspendedOrDeleted() {
        String code = programs.allow(browser, REQUEST);
        registry.suspend(ada);
        assertRefused(() -> programs.exchange(code, VERIFIER, "-"), AccountError.ACCOUNT_SUSPENDED);
        registry.delete(ada);
        assertRefused(() -> programs.exchange(code, VERIFIER, "-"), AccountError.INVALID_LOGIN_CODE);
    }

    @Test
    void letsTokensLetNobodyIn() {
        Actor token = registry.actor(ada, TokenRequest.of("test", Scope.ALL));
        assertRefused(() -> programs.allow(token, REQUEST), ApiError.FORBIDDEN);
        assertRefused(() -> programs.check(token, REQUEST), ApiError.FORBIDDEN);
    }

    @Test
    void allowsNoMoreThanTheAccountMay() {
        ProgramRequest admin = new ProgramRequest("laptop", Set.of(Scope.ADMIN), CHALLENGE);
        assertRefused(() -> programs.allow(browser, admin), ApiError.FORBIDDEN);
    }

    @Test
    void refusesALabelThatHidesSomething() {
        ProgramRequest hidden = new ProgramRequest("lap\u202etop", Scope.DEFAULTS, CHALLENGE);
        assertRefused(() -> programs.check(browser, hidden), ApiError.INVALID_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN"})
    void refusesAChallengeThatIsNone(String challenge) {
        assertRefused(() -> new ProgramRequest("laptop", Scope.DEFAULTS, challenge), ApiError.INVALID_PARAMS);
    }

    @Test
    void letsPeopleCompareTheHashOfTheChallenge() throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(CHALLENGE.getBytes(StandardCharsets.US_ASCII));
        assertThat(REQUEST.comparison())
                .isEqualTo(String.format("%02X%02X-%02X%02X", hash[0], hash[1], hash[2], hash[3]));
        assertThat(Base64.getUrlDecoder().decode(CHALLENGE)).hasSize(32);
    }

    private static void assertRefused(Runnable action, ErrorCode code) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
