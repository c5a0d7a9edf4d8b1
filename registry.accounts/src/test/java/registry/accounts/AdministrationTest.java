package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.DocumentStore;

class AdministrationTest {
    private static final AccountId NOBODY = new AccountId("nobody");

    private final List<AccountId> ended = new ArrayList<>();

    @TempDir
    private Path data;

    private TestRegistry registry;
    private Accounts accounts;
    private Administration administration;
    private Account ada;
    private Actor grace;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        accounts = registry.identity().accounts();
        Administrators administrators =
                Administrators.of(ConfigScope.of("registry", Map.of("admin.emails", "root@example.com")));
        administration = new Administration(accounts, administrators, ended::add, Clock.systemUTC());
        ada = registry.account("ada");
        grace = administrator("grace");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void whoAdministersByClaimMakesNobodyAnAdministratorForGood() {
        Account guest = registry.account("guest");
        Actor byClaim = new Actor(
                guest,
                registry.actor(guest, TokenRequest.of("test", Scope.ALL)).credential(),
                Actor.Kind.SESSION,
                true,
                "-");
        administration.verify(byClaim, ada.id(), true);
        assertThat(refusal(() -> administration.promote(byClaim, ada.id()))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> administration.promote(byClaim, guest.id()))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void everyActionIsRecordedWithBothStatesAndWhoDidIt() {
        AccountId id = ada.id();
        administration.verify(grace, id, true);
        administration.verify(grace, id, false);
        administration.promote(grace, id);
        administration.demote(grace, id);
        administration.suspend(grace, id, Optional.of("spam"));
        administration.reinstate(grace, id);

        List<ObjectNode> entries = audit();
        assertThat(entries.stream().map(entry -> entry.path("action").textValue()))
                .containsExactlyInAnyOrder(
                        "account.verify",
                        "account.unverify",
                        "account.promote",
                        "account.demote",
                        "account.suspend",
                        "account.reinstate");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("account").textValue())
                    .isEqualTo(grace.account().id().value());
            assertThat(entry.path("target").textValue()).isEqualTo(id.value());
            assertThat(entry.path("before")).isNotEqualTo(entry.path("after"));
        });
        assertThat(accounts.find(id)).contains(ada);
    }

    @Test
    void doingWhatIsDoneIsFineAndNotRecordedAgain() {
        administration.promote(grace, ada.id());
        administration.promote(grace, ada.id());
        administration.suspend(grace, ada.id(), Optional.of("spam"));
        administration.suspend(grace, ada.id(), Optional.empty());
        administration.verify(grace, ada.id(), false);

        assertThat(audit()).hasSize(2);
        assertThat(suspension().reason()).isEqualTo("spam");
    }

    @Test
    void aSuspensionEndsSessionsAndKeepsItsReason() {
        administration.suspend(grace, ada.id(), Optional.of("  spam "));

        assertThat(ended).containsExactly(ada.id());
        assertThat(suspension().reason()).isEqualTo("spam");
        assertThat(suspension().by()).isEqualTo(grace.account().id());

        administration.suspend(administrator("heidi"), ada.id(), Optional.of("much spam"));
        assertThat(suspension().reason()).isEqualTo("much spam");
        assertThat(suspension().by())
                .as("who suspended it first")
                .isEqualTo(grace.account().id());
    }

    @Test
    void aSuspensionNeedsNoReasonAndTakesNoLongOne() {
        administration.suspend(grace, ada.id(), Optional.empty());
        assertThat(suspension().reason()).isEmpty();
        for (String reason : List.of("x".repeat(501), "line\nline", "\u0000")) {
            assertThat(refusal(() -> administration.suspend(grace, ada.id(), Optional.of(reason))))
                    .isEqualTo(ApiError.INVALID_PARAMS);
        }
    }

    @Test
    void aSuspendedAccountCanDoNothingFromTheNextRequestOn() {
        String token = registry.token(ada);
        assertThat(registry.signIn(token)).isPresent();

        administration.suspend(grace, ada.id(), Optional.empty());
        assertThat(refusal(() -> registry.signIn(token))).isEqualTo(AccountError.ACCOUNT_SUSPENDED);

        administration.reinstate(grace, ada.id());
        assertThat(registry.signIn(token)).isPresent();
    }

    @Test
    void sessionsThatOutlivedASuspensionEndBeforeItDoes() {
        administration.suspend(grace, ada.id(), Optional.empty());
        ended.clear();

        administration.reinstate(grace, ada.id());
        assertThat(ended).containsExactly(ada.id());
        administration.reinstate(grace, ada.id());
        assertThat(ended)
                .as("of an account that is not suspended none is ended")
                .hasSize(1);
    }

    @Test
    void nobodyDoesItToThemselves() {
        administrator("heidi");
        AccountId own = grace.account().id();

        assertThat(refusal(() -> administration.suspend(grace, own, Optional.empty())))
                .isEqualTo(AccountError.OWN_ACCOUNT);
        assertThat(refusal(() -> administration.demote(grace, own))).isEqualTo(AccountError.OWN_ACCOUNT);
        assertThat(refusal(() -> administration.guardDeletion(grace, grace.account(), Batch.builder())))
                .isEqualTo(AccountError.OWN_ACCOUNT);
        assertThat(audit()).isEmpty();
    }

    @Test
    void configuredAdministratorsStay() {
        Account root = registry.account("root1");
        accounts.change(root.id(), entry(root), it -> it.withEmail("root@example.com", true));
        Account configured = accounts.find(root.id()).orElseThrow();

        assertThat(refusal(() -> administration.suspend(grace, root.id(), Optional.empty())))
                .isEqualTo(AccountError.CANNOT_BLACKLIST);
        assertThat(refusal(() -> administration.demote(grace, root.id()))).isEqualTo(AccountError.CANNOT_REMOVE);
        assertThat(refusal(() -> administration.guardDeletion(grace, configured, Batch.builder())))
                .isEqualTo(AccountError.CANNOT_REMOVE);
        assertThat(accounts.find(root.id())).contains(configured);
    }

    @Test
    void aConfiguredAddressThatNobodyVouchesForProtectsNobody() {
        Account root = registry.account("root1");
        accounts.change(root.id(), entry(root), it -> it.withEmail("root@example.com", false));

        administration.suspend(grace, root.id(), Optional.empty());

        assertThat(accounts.find(root.id()).orElseThrow().isSuspended()).isTrue();
    }

    @Test
    void tellsBeforehandWhatItWouldRefuse() {
        for (Administration.Step step : Administration.Step.values()) {
            assertThat(administration.objection(grace, ada, step))
                    .as("%s", step)
                    .isEmpty();
        }
        assertThat(objections(grace, grace.account()))
                .containsExactly(AccountError.OWN_ACCOUNT, AccountError.OWN_ACCOUNT, AccountError.OWN_ACCOUNT);
        Account root = registry.account("root1");
        accounts.change(root.id(), entry(root), it -> it.withEmail("root@example.com", true));
        assertThat(objections(grace, accounts.find(root.id()).orElseThrow()))
                .containsExactly(AccountError.CANNOT_REMOVE, AccountError.CANNOT_BLACKLIST, AccountError.CANNOT_REMOVE);
        Account bot = accounts.create(NewAccount.bot("told@acme.bots.invalid", "told", "acme"));
        assertThat(objections(grace, bot)).containsExactly(AccountError.CANNOT_PROMOTE);
        assertThat(refusal(() -> administration.promote(grace, bot.id()))).isEqualTo(AccountError.CANNOT_PROMOTE);
    }

    private List<ErrorCode> objections(Actor actor, Account account) {
        return Arrays.stream(Administration.Step.values())
                .flatMap(step -> administration.objection(actor, account, step).stream())
                .map(RegistryException::code)
                .toList();
    }

    @Test
    void theLastAdministratorStays() {
        Actor byClaim = new Actor(ada, grace.credential(), Actor.Kind.SESSION, true, "192.0.2.1");
        AccountId last = grace.account().id();

        assertThat(refusal(() -> administration.demote(byClaim, last))).isEqualTo(AccountError.LAST_ADMINISTRATOR);
        assertThat(refusal(() -> administration.suspend(byClaim, last, Optional.empty())))
                .isEqualTo(AccountError.LAST_ADMINISTRATOR);
        assertThat(refusal(() -> administration.guardDeletion(byClaim, grace.account(), Batch.builder())))
                .isEqualTo(AccountError.LAST_ADMINISTRATOR);

        administrator("heidi");
        administration.demote(byClaim, last);
        assertThat(accounts.find(last).orElseThrow().standing().administrator()).isFalse();
    }

    @Test
    void administratorsWhoDemoteEachOtherAtTheSameTimeLeaveOne() {
        for (int round = 0; round < 10; round++) {
            Actor one = administrator("one" + round);
            Actor other = administrator("other" + round);
            accounts.all()
                    .filter(account -> account.standing().administrator())
                    .filter(account ->
                            !Set.of(one.account().id(), other.account().id()).contains(account.id()))
                    .forEach(account -> administration.demote(one, account.id()));

            Together.run(2, i -> {
                Actor actor = i == 0 ? one : other;
                Actor target = i == 0 ? other : one;
                try {
                    administration.demote(actor, target.account().id());
                    return true;
                } catch (RegistryException e) {
                    assertThat(e.code()).isEqualTo(AccountError.LAST_ADMINISTRATOR);
                    return false;
                }
            });

            assertThat(accounts.all().filter(account -> account.standing().administrator()))
                    .hasSize(1);
        }
    }

    @Test
    void aDeletionFailsWhenTheAdministratorThatStaysIsDemotedMeanwhile() {
        Actor heidi = administrator("heidi");
        Batch.Builder deletion = Batch.builder();
        accounts.remove(deletion, accounts.read(heidi.account().id()).orElseThrow());
        administration.guardDeletion(grace, heidi.account(), deletion);

        administration.demote(heidi, grace.account().id());

        assertThat(registry.documents().commit(deletion.build())).isInstanceOf(CommitResult.Conflict.class);
    }

    @Test
    void aBotIsNeverMadeAdministrator() {
        Account bot = accounts.create(NewAccount.bot("bot@example.com", "robot", "acme"));

        assertThat(refusal(() -> administration.promote(grace, bot.id()))).isEqualTo(AccountError.CANNOT_PROMOTE);
        administration.verify(grace, bot.id(), true);
        administration.suspend(grace, bot.id(), Optional.empty());
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertThat(refusal(() -> administration.verify(grace, NOBODY, true))).isEqualTo(ApiError.NOT_FOUND);
        assertThat(refusal(() -> administration.promote(grace, NOBODY))).isEqualTo(ApiError.NOT_FOUND);
        assertThat(refusal(() -> administration.demote(grace, NOBODY))).isEqualTo(ApiError.NOT_FOUND);
        assertThat(refusal(() -> administration.suspend(grace, NOBODY, Optional.empty())))
                .isEqualTo(ApiError.NOT_FOUND);
        assertThat(refusal(() -> administration.reinstate(grace, NOBODY))).isEqualTo(ApiError.NOT_FOUND);
    }

    @Test
    void onlyAdministratorsMayWithACredentialForIt() {
        Account bot = accounts.create(NewAccount.bot("bot@example.com", "robot", "acme"));
        List<Actor> others = List.of(
                registry.actor(ada, TokenRequest.of("test", Scope.ALL)),
                registry.actor(grace.account(), TokenRequest.of("test", Scope.DEFAULTS)),
                registry.actor(bot, TokenRequest.of("test", Set.of(Scope.PUBLISH))));
        AccountId id = registry.account("victim").id();

        for (Actor actor : others) {
            List<Runnable> actions = List.of(
                    () -> administration.verify(actor, id, true),
                    () -> administration.promote(actor, id),
                    () -> administration.demote(actor, id),
                    () -> administration.suspend(actor, id, Optional.empty()),
                    () -> administration.reinstate(actor, id),
                    () -> administration.guardDeletion(actor, ada, Batch.builder()));
            for (Runnable action : actions) {
                assertThat(refusal(action::run)).isIn(ApiError.FORBIDDEN, AccountError.BOT_FORBIDDEN);
            }
        }
        assertThat(audit()).isEmpty();
        assertThat(ended).isEmpty();
    }

    private Actor administrator(String username) {
        Account account = registry.account(username);
        registry.documents()
                .commit(Batch.builder()
                        .put(
                                AccountIndex.account(account.id()),
                                DocumentStore.encode(AccountCodec.encode(
                                        account.withStanding(Standing.ORDINARY.withAdministrator(true)))))
                        .build());
        return registry.actor(accounts.find(account.id()).orElseThrow(), TokenRequest.of("test", Scope.ALL));
    }

    private Suspension suspension() {
        return accounts.find(ada.id()).orElseThrow().standing().suspension().orElseThrow();
    }

    /** Only what administrators did in these tests. */
    private List<ObjectNode> audit() {
        return registry.identity().audit().stream(
                        new AuditFilter(
                                Optional.empty(),
                                Optional.of("account."),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty())
                .toList();
    }

    private static AuditEntry entry(Account account) {
        return AuditEntry.of(
                account.id(), "credential", "192.0.2.1", "test", account.id().value());
    }
}
