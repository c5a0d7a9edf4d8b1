package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.spi.StoredCredential;

class SignInTest {
    private static final Standing SUSPENDED = Standing.ORDINARY.withSuspension(
            Optional.of(new Suspension("spam", Instant.EPOCH, new AccountId("0123456789abcdef"))));

    @TempDir
    private Path data;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void asksTheSessionCookieWhenTheHeaderDoesNotCount() {
        Account account = registry.account("ada");
        SignIn signIn = signIn("cookie", account, false);
        for (Optional<String> header : List.of(Optional.<String>empty(), Optional.of("Bearer unknown"))) {
            assertThat(signIn.authenticate(new Caller(header, Optional.of("cookie"), "192.0.2.1")))
                    .hasValueSatisfying(actor -> {
                        assertThat(actor.account()).isEqualTo(account);
                        assertThat(actor.isSession()).isTrue();
                        assertThat(actor.address()).isEqualTo("192.0.2.1");
                    });
        }
        assertThat(signIn.authenticate(new Caller(Optional.empty(), Optional.of("other"), "192.0.2.1")))
                .isEmpty();
    }

    @Test
    void prefersTheHeaderToTheSessionCookie() {
        String secret = registry.token(registry.account("bob"));
        SignIn signIn = signIn("cookie", registry.account("ada"), false);
        Actor actor = signIn.authenticate(new Caller(Optional.of("Bearer " + secret), Optional.of("cookie"), "-"))
                .orElseThrow();
        assertThat(actor.account().username()).contains("bob");
        assertThat(actor.isSession()).isFalse();
    }

    @Test
    void aSuspendedAccountIsRefusedByEveryCredentialAtOnce() {
        Account account = registry.account("ada");
        String secret = registry.token(account);
        Actor ada = registry.signIn(secret).orElseThrow();
        SignIn signIn = signIn("cookie", account, true);
        registry.identity()
                .accounts()
                .change(account.id(), AuditEntry.of(ada, "test", "ada"), it -> it.withStanding(SUSPENDED));
        assertThat(refusal(() -> registry.signIn(secret))).isEqualTo(AccountError.ACCOUNT_SUSPENDED);
        assertThat(refusal(() -> signIn.authenticate(new Caller(Optional.empty(), Optional.of("cookie"), "-"))))
                .isEqualTo(AccountError.ACCOUNT_SUSPENDED);
    }

    @Test
    void theClaimsOfASessionMakeAnAdministrator() {
        Account account = registry.account("ada");
        Caller caller = new Caller(Optional.empty(), Optional.of("cookie"), "-");
        assertThat(signIn("cookie", account, true)
                        .authenticate(caller)
                        .orElseThrow()
                        .isAdministrator())
                .isTrue();
        assertThat(signIn("cookie", account, false)
                        .authenticate(caller)
                        .orElseThrow()
                        .isAdministrator())
                .isFalse();
    }

    @Test
    void aBotPublishesAndDoesNothingElse() {
        Account bot = registry.identity().accounts().create(NewAccount.bot("ci@bots.invalid", "ci", "acme"));
        Actor actor = signIn("cookie", bot, true)
                .authenticate(new Caller(Optional.empty(), Optional.of("cookie"), "-"))
                .orElseThrow();
        assertThat(actor.isAdministrator()).isFalse();
        actor.require(Scope.PUBLISH);
        for (Scope scope : Scope.values()) {
            if (scope != Scope.PUBLISH) {
                assertThat(actor.may(scope)).isFalse();
                assertThat(refusal(() -> actor.require(scope))).isEqualTo(AccountError.BOT_FORBIDDEN);
            }
        }
        assertThat(refusal(actor::requirePerson)).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(actor::requireAdministrator)).isEqualTo(AccountError.BOT_FORBIDDEN);
    }

    @Test
    void administrationNeedsTheAccountAndTheScope() {
        Account account = registry.account("ada");
        Actor ordinary = registry.signIn(registry.token(account)).orElseThrow();
        assertThat(refusal(ordinary::requireAdministrator)).isEqualTo(ApiError.FORBIDDEN);
        registry.identity()
                .accounts()
                .change(
                        account.id(),
                        AuditEntry.of(ordinary, "test", "ada"),
                        it -> it.withStanding(Standing.ORDINARY.withAdministrator(true)));
        Actor limited = registry.signIn(registry.token(account)).orElseThrow();
        assertThat(limited.administrator()).isTrue();
        assertThat(refusal(limited::requireAdministrator)).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void aTokenForSomePackagesManagesNothingElse() {
        Account account = registry.account("ada");
        Actor limited =
                registry.actor(account, new TokenRequest("ci", Scope.ALL, Set.of("com.example.*"), Optional.empty()));
        limited.require(Scope.ORGS);
        assertThat(refusal(() -> limited.requireEverywhere(Scope.ORGS))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> registry.identity().accounts().claimUsername(limited, "countess")))
                .isEqualTo(ApiError.FORBIDDEN);
        registry.actor(account, TokenRequest.of("all", Scope.ALL)).requireEverywhere(Scope.ORGS);
    }

    private SignIn signIn(String cookie, Account account, boolean administratorByClaim) {
        StoredCredential credential =
                new StoredCredential("s1", account.id(), Scope.ids(Scope.ALL), Set.of(), Optional.empty());
        return registry.signInWith(value -> value.equals(cookie)
                ? Optional.of(new SessionLookup.Found(credential, administratorByClaim))
                : Optional.empty());
    }
}
