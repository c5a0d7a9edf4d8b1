package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import registry.api.spi.ExternalIdentity;
import registry.api.spi.LoginResult;

class ExternalAccountsTest extends LoginsTestCase {
    private static final String OTHER_ISSUER = "https://other.example";

    @Test
    void makesAnAccountAtTheFirstSignIn() {
        provider.identifies(FakeLogins.ISSUER, "1", "Ada@Example.com");
        Account ada = account(signIn());
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(ada.emailVerified()).isTrue();
        assertThat(ada.issuer()).isEqualTo(FakeLogins.ISSUER);
        assertThat(ada.subject()).isEqualTo("1");
        assertThat(ada.username()).isEmpty();
        assertThat(ada.profile().name()).contains("Ada");
        assertThat(ada.standing()).isEqualTo(Standing.ORDINARY);
    }

    @Test
    void knowsPeopleAgain() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Account first = account(signIn());
        provider.identifies(FakeLogins.ISSUER, "1", "lovelace@example.com");
        Account second = account(signIn());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.email()).isEqualTo("lovelace@example.com");
        assertThat(registry.identity().accounts().findByEmail("ada@example.com"))
                .isEmpty();
        assertThat(registry.recorded()).containsOnlyOnce("account.create", "account.refresh");
    }

    @Test
    void letsManyFirstSignInsOfOnePersonMakeOneAccount() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        List<LoginOutcome> outcomes = Together.run(8, index -> signIn());
        assertThat(outcomes)
                .extracting(outcome -> account(outcome).id())
                .containsOnly(account(outcomes.getFirst()).id());
        assertThat(registry.keys("account/")).hasSize(1);
    }

    @Test
    void neverMergesTwoIssuersByAddress() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        account(signIn());
        provider.identifies(OTHER_ISSUER, "1", "ADA@example.com");
        assertRefused(signIn(), LoginProblem.EMAIL_IN_USE);
        assertRefused(signIn(administratedBy("ada@example.com")), LoginProblem.EMAIL_IN_USE);
        assertThat(registry.keys("session/")).hasSize(1);
    }

    @Test
    void tellsSubjectsOfDifferentIssuersApart() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Account ada = account(signIn());
        provider.identifies(OTHER_ISSUER, "1", "eve@example.com");
        assertThat(account(signIn()).id()).isNotEqualTo(ada.id());
    }

    @Test
    void keepsAnAddressThatSomebodyElseHasByNowAndTrustsItNoMore() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Account ada = account(signIn());
        registry.account("eve");
        provider.identifies(FakeLogins.ISSUER, "1", "eve@example.com");
        Account again = account(signIn());
        assertThat(again.id()).isEqualTo(ada.id());
        assertThat(again.email()).isEqualTo("ada@example.com");
        assertThat(again.emailVerified()).isFalse();
    }

    @Test
    void handsTheAccountOfTheSetUpToItsConfiguredAdministrator() {
        Account local = setUp("root@example.com");
        provider.identifies(FakeLogins.ISSUER, "1", "root@example.com");
        assertRefused(signIn(), LoginProblem.EMAIL_IN_USE);
        assertRefused(signIn(administratedBy("other@example.com")), LoginProblem.EMAIL_IN_USE);
        Account adopted = account(signIn(administratedBy("other@example.com, Root@example.com")));
        assertThat(adopted.id()).isEqualTo(local.id());
        assertThat(adopted.issuer()).isEqualTo(FakeLogins.ISSUER);
        assertThat(adopted.username()).contains("boss");
        assertThat(adopted.standing().administrator()).isTrue();
        assertThat(registry.identity().accounts().findBySubject(Account.LOCAL_ISSUER, local.subject()))
                .isEmpty();
        provider.identifies(OTHER_ISSUER, "9", "root@example.com");
        assertRefused(signIn(administratedBy("root@example.com")), LoginProblem.EMAIL_IN_USE);
        assertThat(registry.recorded()).containsOnlyOnce("account.adopt");
    }

    @Test
    void handsOverNoAccountWhoseAddressNobodyVouchedFor() {
        registry.account("ivy");
        provider.identifies(FakeLogins.ISSUER, "1", "ivy@example.com");
        assertRefused(signIn(administratedBy("ivy@example.com")), LoginProblem.EMAIL_IN_USE);
    }

    @Test
    void keepsSuspendedPeopleOut() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Account ada = account(signIn());
        registry.suspend(ada);
        provider.identifies(FakeLogins.ISSUER, "1", "new@example.com");
        assertRefused(signIn(), LoginProblem.ACCOUNT_SUSPENDED);
        assertThat(registry.identity().accounts().find(ada.id()).orElseThrow().email())
                .isEqualTo("ada@example.com");
        Account local = setUp("root@example.com");
        registry.suspend(local);
        provider.identifies(FakeLogins.ISSUER, "2", "root@example.com");
        assertRefused(signIn(administratedBy("root@example.com")), LoginProblem.ACCOUNT_SUSPENDED);
    }

    @Test
    void makesANewAccountAfterTheOldOneWasDeleted() {
        provider.identifies(FakeLogins.ISSUER, "1", "ada@example.com");
        Account first = account(signIn());
        registry.delete(first);
        assertThat(account(signIn()).id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesAddressesThatAreNone() {
        for (String address : List.of("", "ada", "ada@", "ada@exa mple.com", "\u212Aim@example.com")) {
            provider.identifies(FakeLogins.ISSUER, "1", address);
            assertRefused(signIn(), LoginProblem.EMAIL_NOT_ALLOWED);
        }
    }

    @Test
    void keepsOfAProfileOnlyWhatIsFitToBeShown() {
        assertThat(profile("  Ada\u0000\n\u202ELovelace ", "https://example.com/a.png"))
                .isEqualTo(new Profile(Optional.of("AdaLovelace"), Optional.of("https://example.com/a.png")));
        assertThat(profile("x".repeat(500), "http://example.com/a.png").name().orElseThrow())
                .hasSize(200);
        for (String picture : List.of(
                "http://example.com/a.png",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "https:///a.png",
                "https://user@example.com/",
                "//example.com/a.png",
                "https://example.com/" + "a".repeat(2000),
                "https://exa mple.com")) {
            assertThat(profile("\n", picture)).as(picture).isEqualTo(Profile.UNKNOWN);
        }
    }

    private Account setUp(String email) {
        String code = registry.identity().setup().prepare().orElseThrow();
        return registry.identity()
                .setup()
                .complete(code, email, "boss", "192.0.2.1")
                .account();
    }

    private Logins administratedBy(String emails) {
        return logins(registry.identity(), Map.of("admin.emails", emails));
    }

    private Profile profile(String name, String picture) {
        provider.answer(new LoginResult.Identified(new ExternalIdentity(
                FakeLogins.ISSUER, "1", "ada@example.com", Optional.of(name), Optional.of(picture), false)));
        return account(signIn()).profile();
    }
}
