package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.ErrorCode;
import registry.api.RegistryException;

class UsernameTest {
    @TempDir
    private Path data;

    private TestRegistry registry;
    private Accounts accounts;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        accounts = registry.identity().accounts();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "-ada",
                "ada-",
                "_ada",
                "ada_",
                "ad a",
                "ad.a",
                "ada/x",
                "ada@example.com",
                "ädä",
                "\u212Aim",
                "\uFF41da",
                "ad\u0430",
                "ada\u200B",
                "ada\u0000",
                "\u202Eada",
                "AD\u0130N"
            })
    void refusesWhatIsNotMadeOfAsciiLettersDigitsHyphensAndUnderscores(String name) {
        assertThat(refusal(() -> AccountRules.username(name))).isEqualTo(AccountError.INVALID_FORMAT);
    }

    @Test
    void boundsTheLength() {
        assertThat(AccountRules.username("x1")).hasSize(2);
        assertThat(AccountRules.username("x".repeat(50))).hasSize(50);
        assertThat(refusal(() -> AccountRules.username("x".repeat(51)))).isEqualTo(AccountError.INVALID_FORMAT);
        assertThat(refusal(() -> AccountRules.username("x".repeat(60_000)))).isEqualTo(AccountError.INVALID_FORMAT);
    }

    @Test
    void stripsAndLowersTheName() {
        assertThat(AccountRules.username("  Ada_Lovelace-1815\n")).isEqualTo("ada_lovelace-1815");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Administrator",
                "Root",
                "SYSTEM",
                "support",
                "moderator",
                "calimero",
                "calimeronetwork",
                "calimero-network",
                "registry",
                "ad-min",
                "ad_min",
                "a-d-m-i-n",
                "ad--min",
                "the-admin",
                "admin-team",
                "calimero-support",
                "my_registry",
                "ass",
                "a-s_s",
                "kick-ass",
                "nazi"
            })
    void refusesReservedAndOffensiveWordsHoweverTheyAreSeparated(String name) {
        assertThat(refusal(() -> AccountRules.username(name))).isEqualTo(AccountError.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "passkey",
                "peacock",
                "rooted",
                "assistant",
                "classic-peacock",
                "bassist",
                "cockpit",
                "dickens",
                "scunthorpe",
                "systematic",
                "supporter",
                "administrators",
                "badminton",
                "ada-lovelace",
                "a__b",
                "42"
            })
    void acceptsNamesThatMerelyContainSuchAWord(String name) {
        assertThat(AccountRules.username(name)).isEqualTo(name);
    }

    @Test
    void aNameIsClaimedOnce() {
        Actor ada = person("ada");

        assertThat(accounts.claimUsername(ada, " Ada ").username()).contains("ada");
        assertThat(refusal(() -> accounts.claimUsername(ada, "countess"))).isEqualTo(AccountError.IMMUTABLE);
        assertThat(refusal(() -> accounts.claimUsername(ada, "ada"))).isEqualTo(AccountError.IMMUTABLE);
        assertThat(accounts.findByUsername("ada").orElseThrow().id())
                .isEqualTo(ada.account().id());
        assertThat(accounts.findByUsername("countess")).isEmpty();
    }

    @Test
    void aNameThatAnotherHasIsTaken() {
        registry.account("ada");
        Actor other = person("other");

        assertThat(refusal(() -> accounts.claimUsername(other, "ADA"))).isEqualTo(AccountError.TAKEN);
        assertThat(accounts.claimUsername(other, "grace").username()).contains("grace");
    }

    @Test
    void oneOfManyWhoWantANameAtOnceGetsIt() {
        List<Actor> people =
                IntStream.range(0, 64).mapToObj(i -> person("person" + i)).toList();

        List<String> outcomes = Together.run(64, i -> outcome(people.get(i), "ada"));

        assertThat(outcomes).containsOnlyOnce("ada");
        assertThat(outcomes).filteredOn("taken"::equals).hasSize(63);
        assertThat(people)
                .filteredOn(actor -> accounts.find(actor.account().id())
                        .flatMap(Account::username)
                        .isPresent())
                .hasSize(1);
    }

    @Test
    void oneOfManyNamesThatAnAccountClaimsAtOnceIsItsName() {
        Actor ada = person("ada");

        List<String> outcomes = Together.run(32, i -> outcome(ada, "name" + i));

        assertThat(outcomes).filteredOn("immutable"::equals).hasSize(31);
        String name =
                accounts.find(ada.account().id()).flatMap(Account::username).orElseThrow();
        assertThat(outcomes).containsOnlyOnce(name);
        for (int i = 0; i < 32; i++) {
            assertThat(accounts.findByUsername("name" + i).isPresent()).isEqualTo(name.equals("name" + i));
        }
    }

    @Test
    void aTokenNeedsTheScopeForOrganizationsAndABotMayNot() {
        Account ada =
                accounts.create(NewAccount.external("ada@example.com", Profile.UNKNOWN, "https://issuer.example", "1"));
        Actor publisher = registry.actor(ada, TokenRequest.of("ci", Set.of(Scope.PUBLISH, Scope.READ)));
        assertThat(refusal(() -> accounts.claimUsername(publisher, "ada"))).isEqualTo(ApiError.FORBIDDEN);
        Actor bot = registry.session(accounts.create(NewAccount.bot("ci@bots.invalid", "ci", "acme")));
        assertThat(refusal(() -> accounts.claimUsername(bot, "ada"))).isEqualTo(AccountError.BOT_FORBIDDEN);

        Actor token = registry.actor(ada, TokenRequest.of("cli", Scope.DEFAULTS));
        assertThat(accounts.claimUsername(token, "ada").username()).contains("ada");
    }

    private Actor person(String name) {
        return registry.session(accounts.create(
                NewAccount.external(name + "@example.com", Profile.UNKNOWN, "https://issuer.example", name)));
    }

    private String outcome(Actor actor, String name) {
        try {
            return accounts.claimUsername(actor, name).username().orElseThrow();
        } catch (RegistryException e) {
            ErrorCode code = e.code();
            return code.code();
        }
    }
}
