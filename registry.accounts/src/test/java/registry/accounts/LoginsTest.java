package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.ExternalIdentity;
import registry.api.spi.LoginResult;
import registry.api.spi.LoginResult.Reason;
import registry.api.spi.Providers;

class LoginsTest extends LoginsTestCase {
    @Test
    void listsWhatIsConfigured() {
        assertThat(logins.choices())
                .containsExactly(new LoginChoice("corp", "The corp"), new LoginChoice("lab", "The lab"));
        assertThat(logins.describe()).singleElement().asString().startsWith("fake");
        assertThat(registry.identity().logins().choices()).isEmpty();
    }

    @Test
    void signsInAndGoesOnWhereItBegan() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        LoginOutcome.SignedIn done = (LoginOutcome.SignedIn) signIn();
        assertThat(done.returnPath()).isEqualTo(PAGE);
        assertThat(provider.received().orElseThrow().state()).isEqualTo("state of corp");
        assertThat(provider.received().orElseThrow().callback()).isEqualTo(FakeLogins.CALLBACK);
        Actor actor = registry.bySession(done.cookies().session().value()).orElseThrow();
        assertThat(actor.account()).isEqualTo(done.account());
        assertThat(actor.isAdministrator()).isFalse();
        assertThat(registry.recorded()).contains("account.create", "session.begin");
    }

    @Test
    void believesClaimsForTheSessionAlone() {
        provider.answer(new LoginResult.Identified(new ExternalIdentity(
                FakeLogins.ISSUER, "1", "ada@example.com", Optional.empty(), Optional.empty(), true)));
        LoginOutcome.SignedIn done = (LoginOutcome.SignedIn) signIn();
        assertThat(registry.bySession(done.cookies().session().value())
                        .orElseThrow()
                        .isAdministrator())
                .isTrue();
        assertThat(done.account().standing().administrator()).isFalse();
    }

    @Test
    void tellsOfEverybodyWhoSignsInAndIsKeptByNoListenerFromLettingThemIn() {
        List<Admission> told = new ArrayList<>();
        logins.onAdmission(admission -> {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "this listener is made to fail");
        });
        logins.onAdmission(told::add);
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Account first = account(signIn());
        provider.identifies(FakeLogins.ISSUER, "1", "ada@new.example.com");
        Account second = account(signIn());
        provider.answer(new LoginResult.Refused(LoginResult.Reason.EMAIL_UNVERIFIED, "nobody knows"));
        signIn();

        assertThat(told)
                .containsExactly(
                        new Admission(first, "corp", ORIGIN.address()),
                        new Admission(second, "corp", ORIGIN.address()));
        assertThat(second.email()).isEqualTo("ada@new.example.com");
    }

    @Test
    void finishesWhatAnotherProcessBegan() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Departure departure = logins.start("corp", PAGE, FakeLogins.CALLBACK);
        Logins elsewhere = logins(registry.replica(), Map.of());
        account(elsewhere.finish("corp", arrival(Optional.of(departure.state()))));
    }

    @Test
    void takesEachReturnOnce() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Departure departure = logins.start("corp", PAGE, FakeLogins.CALLBACK);
        Arrival arrival = arrival(Optional.of(departure.state()));
        account(logins.finish("corp", arrival));
        assertRefused(logins.finish("corp", arrival), LoginProblem.INVALID_STATE);
        assertRefused(logins(registry.replica(), Map.of()).finish("corp", arrival), LoginProblem.INVALID_STATE);
        assertThat(registry.keys("session/")).hasSize(1);
    }

    @Test
    void letsOneOfManyWithTheSameReturnIn() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Departure departure = logins.start("corp", PAGE, FakeLogins.CALLBACK);
        List<LoginOutcome> outcomes =
                Together.run(8, index -> logins.finish("corp", arrival(Optional.of(departure.state()))));
        assertThat(outcomes).filteredOn(LoginOutcome.SignedIn.class::isInstance).hasSize(1);
        assertThat(registry.keys("session/")).hasSize(1);
    }

    @Test
    void forgetsReturnsThatCountNoMore() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        signIn();
        logins.sweep();
        assertThat(registry.keys(SpentTickets.PREFIX)).hasSize(1);
        registry.pass(Logins.LIFE.plus(Duration.ofHours(1)));
        logins.sweep();
        assertThat(registry.keys(SpentTickets.PREFIX)).isEmpty();
    }

    @Test
    void refusesBrowsersWithoutTheirState() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Departure departure = logins.start("corp", PAGE, FakeLogins.CALLBACK);
        String changed = departure.state().substring(0, departure.state().length() - 2) + "AA";
        for (Optional<String> state : List.of(
                Optional.<String>empty(),
                Optional.of(""),
                Optional.of("x"),
                Optional.of(changed),
                Optional.of(registry.identity().sealed("else").seal("{}", Logins.LIFE)),
                Optional.of(registry.identity().sealed("login").seal("{}", Logins.LIFE)))) {
            assertRefused(logins.finish("corp", arrival(state)), LoginProblem.INVALID_STATE);
        }
        assertRefused(logins.finish("lab", arrival(Optional.of(departure.state()))), LoginProblem.INVALID_STATE);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void refusesBrowsersThatWereAwayForTooLong() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Departure departure = logins.start("corp", PAGE, FakeLogins.CALLBACK);
        assertThat(departure.life()).isEqualTo(Duration.ofMinutes(10));
        registry.pass(Logins.LIFE.plusSeconds(1));
        assertRefused(logins.finish("corp", arrival(Optional.of(departure.state()))), LoginProblem.INVALID_STATE);
    }

    @Test
    void hasNoOtherLoginsThanTheConfiguredOnes() {
        assertThatThrownBy(() -> logins.start("other", PAGE, FakeLogins.CALLBACK))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.NOT_FOUND));
        assertRefused(logins.finish("other", arrival(Optional.of("x"))), LoginProblem.AUTH_NOT_CONFIGURED);
    }

    @Test
    void passesOnWhyTheProviderRefuses() {
        Map<Reason, LoginProblem> problems = Map.of(
                Reason.INVALID_STATE, LoginProblem.INVALID_STATE,
                Reason.MISSING_CODE, LoginProblem.MISSING_CODE,
                Reason.FAILED, LoginProblem.OAUTH_FAILED,
                Reason.EMAIL_UNVERIFIED, LoginProblem.EMAIL_UNVERIFIED,
                Reason.EMAIL_NOT_ALLOWED, LoginProblem.EMAIL_NOT_ALLOWED);
        assertThat(problems).hasSize(Reason.values().length);
        problems.forEach((reason, problem) -> {
            provider.answer(new LoginResult.Refused(reason, "for the log"));
            assertRefused(signIn(), problem);
        });
        assertThat(registry.keys("session/")).isEmpty();
    }

    @Test
    void keepsSecretsOutOfLogs() {
        Departure departure = logins.start("corp", PAGE, FakeLogins.CALLBACK);
        assertThat(departure.toString()).doesNotContain(departure.state()).doesNotContain("callback");
        assertThat(arrival(Optional.of("s3cret")).toString())
                .doesNotContain("s3cret")
                .doesNotContain("code");
        assertThat(new LoginTicket("i", "corp", PAGE, "s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void refusesTwoLoginsOfOneName() {
        FakeLogins twice = new FakeLogins("corp", "corp");
        assertThatThrownBy(() -> LoginMethods.open(
                        ConfigScope.of("registry", Map.of()), Providers.of("login provider", List.of(twice))))
                .hasMessageContaining("'corp'");
        assertThat(twice.closed()).isTrue();
    }
}
