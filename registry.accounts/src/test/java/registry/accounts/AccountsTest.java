package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.AccountId;
import registry.api.RegistryException;

class AccountsTest {
    @TempDir
    Path data;

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

    @Test
    void findsAnAccountByEverythingThatNamesIt() {
        Account ada = accounts.create(new NewAccount(
                "Ada@Example.com", true, Optional.of("Ada"), false, "https://issuer.example", Optional.of("s-1")));

        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(ada.username()).contains("ada");
        assertThat(ada.createdAt()).isEqualTo(registry.now());
        assertThat(accounts.find(ada.id())).contains(ada);
        assertThat(accounts.findByEmail("ADA@example.COM")).contains(ada);
        assertThat(accounts.findByUsername("aDa")).contains(ada);
        assertThat(accounts.findBySubject("https://issuer.example", "s-1")).contains(ada);
    }

    @Test
    void findsNobodyWhereThereIsNobody() {
        assertThat(accounts.find(new AccountId("none"))).isEmpty();
        assertThat(accounts.findByEmail("ada@example.com")).isEmpty();
        assertThat(accounts.findByEmail("x".repeat(10_000))).isEmpty();
        assertThat(accounts.findByUsername("")).isEmpty();
        assertThat(accounts.findBySubject("https://issuer.example", "s-1")).isEmpty();
    }

    @Test
    void showsTheEmailOfAnAccountWithoutUsername() {
        Account ada = accounts.create(new NewAccount(
                "ada@example.com", false, Optional.empty(), false, "https://issuer.example", Optional.of("s-1")));

        assertThat(ada.displayName()).isEqualTo("ada@example.com");
        assertThat(accounts.find(ada.id())).contains(ada);
    }

    @Test
    void refusesWhatAnotherAccountHas() {
        accounts.create(
                new NewAccount("ada@example.com", false, Optional.of("ada"), false, "issuer", Optional.of("s-1")));

        assertThat(refusal(() -> accounts.create(NewAccount.local("ADA@example.com", "other"))))
                .isEqualTo(AccountError.EMAIL_TAKEN);
        assertThat(refusal(() -> accounts.create(NewAccount.local("other@example.com", "ADA"))))
                .isEqualTo(AccountError.USERNAME_TAKEN);
        assertThat(refusal(() -> accounts.create(new NewAccount(
                        "other@example.com", false, Optional.empty(), false, "issuer", Optional.of("s-1")))))
                .isEqualTo(AccountError.SUBJECT_TAKEN);
        assertThat(accounts.findByEmail("other@example.com")).isEmpty();
    }

    @Test
    void keepsIssuersAndSubjectsApartThatReadTheSameWhenJoined() {
        Account first = accounts.create(
                new NewAccount("a@example.com", false, Optional.empty(), false, "issuer", Optional.of("1/x")));
        Account second = accounts.create(
                new NewAccount("b@example.com", false, Optional.empty(), false, "issuer1", Optional.of("/x")));

        assertThat(accounts.findBySubject("issuer", "1/x")).contains(first);
        assertThat(accounts.findBySubject("issuer1", "/x")).contains(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "a b@example.com",
                "a@b@example.com",
                "ada@exa mple.com",
                "ada@-x",
                "ada@example..com",
                "ada@example.com\n\u0000",
                "ädä@example.com"
            })
    void refusesTextsThatAreNoEmail(String email) {
        assertThat(refusal(() -> accounts.create(NewAccount.local(email, "ada"))))
                .isEqualTo(AccountError.INVALID_EMAIL);
    }

    @Test
    void refusesEmailsThatAreTooLong() {
        String email = "ada@" + "x".repeat(251);

        assertThat(refusal(() -> accounts.create(NewAccount.local(email, "ada"))))
                .isEqualTo(AccountError.INVALID_EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-ada",
                "ada-",
                "_ada",
                "ada_",
                "ad a",
                "ad.a",
                "ädä",
                "ada/x",
                "admin",
                "Root",
                "SYSTEM",
                "calimero",
                "calimero-network",
                "ad_min"
            })
    void refusesUsernamesThatAreMalformedOrReserved(String username) {
        assertThat(refusal(() -> accounts.create(NewAccount.local("ada@example.com", username))))
                .isEqualTo(AccountError.INVALID_USERNAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a1", "class", "passkey", "rooted", "ada-lovelace", "a__b", "administrators"})
    void acceptsUsernamesThatMerelyContainAReservedWord(String username) {
        assertThat(accounts.create(NewAccount.local("ada@example.com", username))
                        .username())
                .contains(username);
    }

    @Test
    void boundsTheLengthOfUsernames() {
        assertThat(accounts.create(NewAccount.local("ada@example.com", "x".repeat(50)))
                        .username())
                .isPresent();
        assertThat(refusal(() -> accounts.create(NewAccount.local("bob@example.com", "x".repeat(51)))))
                .isEqualTo(AccountError.INVALID_USERNAME);
    }

    @Test
    void createsExactlyOneOfManyAccountsWithTheSameName() {
        List<Boolean> created = Together.run(16, i -> {
            try {
                accounts.create(NewAccount.local("ada" + i + "@example.com", "ada"));
                return true;
            } catch (RegistryException e) {
                return false;
            }
        });

        assertThat(created).containsOnlyOnce(true);
    }
}
