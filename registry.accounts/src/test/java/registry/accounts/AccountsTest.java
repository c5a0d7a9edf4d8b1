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
import registry.api.spi.Batch;

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
        Account ada = accounts.create(named("Ada@Example.com", "Ada", "https://issuer.example", "s-1"));

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
        Account ada = accounts.create(external("ada@example.com", "https://issuer.example", "s-1"));

        assertThat(ada.displayName()).isEqualTo("ada@example.com");
        assertThat(accounts.find(ada.id())).contains(ada);
    }

    @Test
    void refusesWhatAnotherAccountHas() {
        accounts.create(named("ada@example.com", "ada", "issuer", "s-1"));

        assertThat(refusal(() -> accounts.create(NewAccount.local("ADA@example.com", "other"))))
                .isEqualTo(AccountError.EMAIL_TAKEN);
        assertThat(refusal(() -> accounts.create(NewAccount.local("other@example.com", "ADA"))))
                .isEqualTo(AccountError.TAKEN);
        assertThat(refusal(() -> accounts.create(external("other@example.com", "issuer", "s-1"))))
                .isEqualTo(AccountError.SUBJECT_TAKEN);
        assertThat(accounts.findByEmail("other@example.com")).isEmpty();
    }

    @Test
    void keepsIssuersAndSubjectsApartThatReadTheSameWhenJoined() {
        Account first = accounts.create(external("a@example.com", "issuer", "1/x"));
        Account second = accounts.create(external("b@example.com", "issuer1", "/x"));

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
                "ädä@example.com",
                "\u212Aim@example.com",
                "kim@\u212Am.example",
                "\uFF4Bim@example.com"
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

    @Test
    void aChangeMovesTheKeysAnAccountIsFoundUnder() {
        Account ada = accounts.create(NewAccount.local("ada@example.com", "ada"));
        Account changed = accounts.change(
                ada.id(),
                entry(ada),
                account -> account.withEmail("ada@example.org", true)
                        .withSubject("https://issuer.example", "42")
                        .withProfile(new Profile(Optional.of("Ada"), Optional.empty())));
        assertThat(accounts.find(ada.id())).contains(changed);
        assertThat(accounts.findByEmail("ada@example.org")).contains(changed);
        assertThat(accounts.findByEmail("ada@example.com")).isEmpty();
        assertThat(accounts.findBySubject("https://issuer.example", "42")).contains(changed);
        assertThat(accounts.findBySubject(ada.issuer(), ada.subject())).isEmpty();
        assertThat(accounts.create(NewAccount.local("ada@example.com", "grace")))
                .isNotNull();
    }

    @Test
    void aChangeIsRecordedWithBothStatesAndNothingIsRecordedWithoutOne() {
        Account ada = accounts.create(NewAccount.local("ada@example.com", "ada"));
        accounts.change(ada.id(), entry(ada), account -> account);
        assertThat(registry.documents().scan(AuditLog.PREFIX)).isEmpty();
        accounts.change(ada.id(), entry(ada), account -> account.withStanding(Standing.ORDINARY.withVerified(true)));
        assertThat(registry.documents().scan(AuditLog.PREFIX)).singleElement().satisfies(document -> {
            assertThat(document.json().at("/before/verified").booleanValue()).isFalse();
            assertThat(document.json().at("/after/verified").booleanValue()).isTrue();
            assertThat(document.json().get("from").textValue()).isEqualTo("192.0.2.1");
        });
    }

    @Test
    void aChangeCannotTakeWhatAnotherAccountHolds() {
        accounts.create(NewAccount.local("ada@example.com", "ada"));
        Account bob = accounts.create(NewAccount.local("bob@example.com", "bob"));
        assertThat(refusal(() ->
                        accounts.change(bob.id(), entry(bob), account -> account.withEmail("ada@example.com", true))))
                .isEqualTo(AccountError.EMAIL_TAKEN);
        assertThat(accounts.find(bob.id())).contains(bob);
    }

    @Test
    void keepsTheUserNameOfARemovedAccountReserved() {
        Account ada = accounts.create(NewAccount.local("ada@example.com", "ada"));
        Batch.Builder batch = Batch.builder();
        accounts.remove(batch, accounts.read(ada.id()).orElseThrow());
        registry.documents().commit(batch.build());
        assertThat(accounts.find(ada.id())).isEmpty();
        assertThat(accounts.findByUsername("ada")).isEmpty();
        assertThat(refusal(() -> accounts.create(NewAccount.local("new@example.com", "ada"))))
                .isEqualTo(AccountError.TAKEN);
        assertThat(accounts.create(NewAccount.local("ada@example.com", "ada2"))).isNotNull();
    }

    @Test
    void findsNobodyByALetterThatMerelyLooksAlike() {
        accounts.create(NewAccount.local("kim@example.com", "kim"));

        assertThat(accounts.findByEmail("KIM@example.com")).isPresent();
        assertThat(accounts.findByEmail("\u212Aim@example.com")).isEmpty();
        assertThat(accounts.findByUsername("\u212Aim")).isEmpty();
    }

    private static NewAccount external(String email, String issuer, String subject) {
        return NewAccount.external(email, Profile.UNKNOWN, issuer, subject);
    }

    private static NewAccount named(String email, String username, String issuer, String subject) {
        return new NewAccount(
                email,
                true,
                Optional.of(username),
                Profile.UNKNOWN,
                false,
                Optional.empty(),
                issuer,
                Optional.of(subject));
    }

    private static AuditEntry entry(Account account) {
        return AuditEntry.of(
                account.id(), "credential", "192.0.2.1", "test", account.id().value());
    }
}
