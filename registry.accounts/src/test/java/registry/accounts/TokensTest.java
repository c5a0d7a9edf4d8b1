package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;

class TokensTest {
    private static final PackageName CHESS = PackageName.parse("com.example.chess");

    @TempDir
    Path data;

    private TestRegistry registry;
    private Tokens tokens;
    private Account ada;
    private Actor everything;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        tokens = registry.identity().tokens();
        ada = registry.account("ada");
        everything = registry.actor(ada, TokenRequest.of("first", Scope.ALL));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void stopsCountingWhenItIsRevoked() {
        IssuedToken issued = tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS));
        String id = issued.info().credential().id();
        Actor browser = registry.session(ada);

        tokens.revoke(browser, id);

        assertThat(registry.signIn(issued.secret())).isEmpty();
        assertThat(tokens.list(ada.id())).extracting(TokenInfo::label).containsExactly("first");
        assertThat(refusal(() -> tokens.revoke(browser, id))).isEqualTo(ApiError.NOT_FOUND);
    }

    @Test
    void aTokenRevokesItselfAndNoOther() {
        IssuedToken issued = tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS));
        Actor token = registry.signIn(issued.secret()).orElseThrow();

        assertThat(refusal(() -> tokens.revoke(token, everything.credential().id())))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(tokens.list(ada.id())).hasSize(2);
        tokens.revoke(token, token.credential().id());
        assertThat(registry.signIn(issued.secret())).isEmpty();
    }

    @Test
    void revokesByTheWholeIdOnly() {
        Actor browser = registry.session(ada);
        String id = everything.credential().id();

        assertThat(refusal(() -> tokens.revoke(browser, id.substring(0, 8)))).isEqualTo(ApiError.NOT_FOUND);
        for (String part :
                List.of("", id.substring(0, 7), id.substring(0, 15), id + "0", id.toUpperCase(Locale.ROOT) + "-")) {
            assertThat(refusal(() -> tokens.revoke(browser, part))).isEqualTo(ApiError.INVALID_PARAMS);
        }
        assertThat(tokens.list(ada.id())).hasSize(1);
    }

    @Test
    void revokingOneTokenManyTimesAtOnceSucceedsOnce() {
        Actor browser = registry.session(ada);
        String id = everything.credential().id();

        List<Boolean> revoked = Together.run(16, i -> {
            try {
                tokens.revoke(browser, id);
                return true;
            } catch (RegistryException e) {
                return false;
            }
        });

        assertThat(revoked).containsOnlyOnce(true);
    }

    @Test
    void revokesNobodyElsesToken() {
        Account bob = registry.account("bob");
        Actor other = registry.actor(bob, TokenRequest.of("bobs", Scope.ALL));

        for (Actor actor : List.of(everything, registry.session(ada))) {
            assertThat(refusal(() -> tokens.revoke(actor, other.credential().id())))
                    .isEqualTo(ApiError.NOT_FOUND);
            assertThat(refusal(() -> tokens.revoke(actor, "../" + bob.id()))).isEqualTo(ApiError.INVALID_PARAMS);
        }
        assertThat(tokens.list(bob.id())).hasSize(1);
    }

    @Test
    void listsNewestFirst() {
        registry.pass(Duration.ofSeconds(1));
        tokens.issue(everything, TokenRequest.of("second", Scope.DEFAULTS));
        registry.pass(Duration.ofSeconds(1));
        tokens.issue(everything, TokenRequest.of("  ", Scope.DEFAULTS));

        assertThat(tokens.list(ada.id()))
                .extracting(TokenInfo::label)
                .containsExactly(TokenRequest.DEFAULT_LABEL, "second", "first");
    }

    @Test
    void listsToATokenLimitedToPackagesItselfAlone() {
        Actor limited =
                registry.actor(ada, new TokenRequest("ci", Scope.DEFAULTS, Set.of("com.example.*"), Optional.empty()));
        Actor unlimited = registry.actor(
                ada,
                new TokenRequest(
                        "brief",
                        Scope.DEFAULTS,
                        Set.of(),
                        Optional.of(registry.now().plusSeconds(60))));

        assertThat(tokens.list(limited)).extracting(TokenInfo::label).containsExactly("ci");
        assertThat(tokens.list(unlimited)).hasSize(3);
        assertThat(tokens.list(registry.session(ada))).hasSize(3);
        Actor publisher = registry.actor(ada, TokenRequest.of("ci", Set.of(Scope.PUBLISH)));
        assertThat(refusal(() -> tokens.list(publisher))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void keepsTheBeginningOfATokenByWhichItsOwnerRecognisesIt() {
        IssuedToken issued = tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS));

        assertThat(issued.info().start()).hasSize(8).isEqualTo(issued.secret().substring(0, 8));
        assertThat(tokens.list(ada.id())).contains(issued.info());
    }

    @Test
    void limitsATokenToPackages() {
        Actor actor = registry.actor(
                ada,
                new TokenRequest("ci", Scope.DEFAULTS, Set.of("com.example.*", "org.exact.name"), Optional.empty()));

        assertThat(actor.mayTouch(CHESS)).isTrue();
        assertThat(actor.mayTouch(PackageName.parse("com.example.deep.er"))).isTrue();
        assertThat(actor.mayTouch(PackageName.parse("org.exact.name"))).isTrue();
        assertThat(actor.mayTouch(PackageName.parse("org.exact.name2"))).isFalse();
        assertThat(actor.mayTouch(PackageName.parse("com.example2.chess"))).isFalse();
        assertThat(actor.mayTouch(PackageName.parse("com.example"))).isFalse();
        assertThat(refusal(() -> actor.requireTouch(PackageName.parse("net.other.app"))))
                .isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void handsOnNoMoreRightsThanItHas() {
        Instant expiry = registry.now().plus(Duration.ofDays(1));
        Actor narrow = registry.actor(
                ada, new TokenRequest("ci", EnumSet.of(Scope.PUBLISH), Set.of("com.example.*"), Optional.of(expiry)));

        assertThat(refusal(() -> tokens.issue(narrow, narrow(Scope.DELETE, "com.example.chess", expiry))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(narrow, narrow(Scope.PUBLISH, "org.other.*", expiry))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(narrow, narrow(Scope.PUBLISH, "com.*", expiry))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(
                        narrow, new TokenRequest("x", Set.of(Scope.PUBLISH), Set.of(), Optional.of(expiry)))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(
                        () -> tokens.issue(narrow, narrow(Scope.PUBLISH, "com.example.chess", expiry.plusSeconds(1)))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(
                        narrow,
                        new TokenRequest("x", Set.of(Scope.PUBLISH), Set.of("com.example.*"), Optional.empty()))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(tokens.issue(narrow, narrow(Scope.PUBLISH, "com.example.deep.*", expiry)))
                .isNotNull();
    }

    @Test
    void fillsUpWhatWasLeftOutWithinTheRightsOfTheToken() {
        Instant expiry = registry.now().plus(Duration.ofDays(1));
        Actor narrow = registry.actor(
                ada,
                new TokenRequest(
                        "ci", Set.of(Scope.PUBLISH, Scope.DELETE), Set.of("com.example.*"), Optional.of(expiry)));
        TokenRequest.Wish nothing =
                new TokenRequest.Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(TokenRequest.filledUp(nothing, narrow))
                .isEqualTo(new TokenRequest(
                        TokenRequest.DEFAULT_LABEL,
                        Set.of(Scope.PUBLISH),
                        Set.of("com.example.*"),
                        Optional.of(expiry)));
        assertThat(TokenRequest.filledUp(nothing, registry.session(ada)))
                .isEqualTo(TokenRequest.of(TokenRequest.DEFAULT_LABEL, Scope.DEFAULTS));
        assertThat(tokens.issue(narrow, TokenRequest.filledUp(nothing, narrow))).isNotNull();
    }

    @Test
    void aSessionsTokenOutlivesTheSession() {
        Actor browser = registry.session(ada);
        String secret =
                tokens.issue(browser, TokenRequest.of("ci", Scope.DEFAULTS)).secret();
        registry.pass(Duration.ofDays(365));

        assertThat(registry.signIn(secret)).isPresent();
    }

    @Test
    void onlyAnAdministratorMakesTokensForAdministration() {
        Actor browser = registry.session(ada);
        assertThat(refusal(() -> tokens.issue(browser, TokenRequest.of("x", Scope.ALL))))
                .isEqualTo(ApiError.FORBIDDEN);
        Account promoted = registry.identity()
                .accounts()
                .change(
                        ada.id(),
                        AuditEntry.of(browser, "test", "ada"),
                        account -> account.withStanding(Standing.ORDINARY.withAdministrator(true)));

        String secret = tokens.issue(registry.session(promoted), TokenRequest.of("x", Scope.ALL))
                .secret();

        assertThat(registry.signIn(secret).orElseThrow().isAdministrator()).isTrue();
    }

    @Test
    void aBotManagesNoTokensAndPeopleManageItsOwn() {
        Account bot = registry.identity().accounts().create(NewAccount.bot("ci@bots.invalid", "ci", "acme"));
        Actor browser = registry.session(ada);
        TokenRequest publishing = TokenRequest.of("ci", Set.of(Scope.PUBLISH));
        assertThat(refusal(() ->
                        tokens.issueToBot(browser, bot.id(), TokenRequest.of("ci", Scope.DEFAULTS), (batch, id) -> {})))
                .isEqualTo(ApiError.INVALID_PARAMS);
        Actor reader = registry.actor(ada, TokenRequest.of("ro", Set.of(Scope.READ)));
        assertThat(refusal(() -> tokens.issueToBot(reader, bot.id(), publishing, (batch, id) -> {})))
                .isEqualTo(ApiError.FORBIDDEN);

        IssuedToken issued = tokens.issueToBot(browser, bot.id(), publishing, (batch, id) -> {});
        Actor acting = registry.signIn(issued.secret()).orElseThrow();

        assertThat(acting.account()).isEqualTo(bot);
        assertThat(refusal(() -> tokens.issue(acting, publishing))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> tokens.issueToBot(acting, bot.id(), publishing, (batch, id) -> {})))
                .isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> tokens.list(acting))).isEqualTo(AccountError.BOT_FORBIDDEN);
        String id = acting.credential().id();
        assertThat(refusal(() -> tokens.revoke(acting, id))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> tokens.revokeOfBot(acting, bot.id(), id, batch -> {})))
                .isEqualTo(AccountError.BOT_FORBIDDEN);
        tokens.revokeOfBot(browser, bot.id(), id, batch -> {});
        assertThat(registry.signIn(issued.secret())).isEmpty();
    }

    @Test
    void anAccountHasAtMostAHundredTokensHoweverManyAreMadeAtOnce() {
        for (int i = 1; i < Tokens.MAX_PER_ACCOUNT - 4; i++) {
            tokens.grant(ada.id(), TokenRequest.of("t", Scope.DEFAULTS));
        }

        List<Boolean> made = Together.run(12, i -> {
            try {
                tokens.issue(everything, TokenRequest.of("t", Scope.DEFAULTS));
                return true;
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(AccountError.TOO_MANY_TOKENS);
                return false;
            }
        });

        assertThat(made).filteredOn(done -> done).hasSize(4);
        assertThat(tokens.list(ada.id())).hasSize(Tokens.MAX_PER_ACCOUNT);
        tokens.revoke(everything, everything.credential().id());
        assertThat(tokens.issue(registry.session(ada), TokenRequest.of("t", Scope.DEFAULTS)))
                .isNotNull();
    }

    @Test
    void nothingOfARemovedAccountsTokensIsLeft() {
        tokens.adopt(TokenAdoptionTest.adopted(ada.id(), "abcdefgh", "imported"));
        Batch.Builder batch = Batch.builder();
        tokens.removeAll(batch, ada.id());
        registry.documents().commit(batch.build());

        assertThat(tokens.list(ada.id())).isEmpty();
        for (String prefix : List.of("token/", "account-token/", "account-token-series/", "token-use/")) {
            assertThat(registry.documents().scan(prefix)).as(prefix).isEmpty();
        }
        assertThat(tokens.adopt(TokenAdoptionTest.adopted(ada.id(), "abcdefgh", "imported")))
                .isEqualTo(AdoptedToken.Outcome.REVOKED);
    }

    @Test
    void refusesMalformedRequests() {
        assertThat(refusal(() -> tokens.issue(everything, TokenRequest.of("x".repeat(101), Scope.DEFAULTS))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(refusal(() -> tokens.issue(everything, TokenRequest.of("a\u0007b", Scope.DEFAULTS))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(refusal(() -> tokens.issue(everything, TokenRequest.of("x", Set.of()))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        for (String pattern : Set.of("*", "com.*.x", "com.example*", "Com.example.*", ".*", "com..*", "nodots")) {
            TokenRequest request = new TokenRequest("x", Scope.DEFAULTS, Set.of(pattern), Optional.empty());
            assertThat(refusal(() -> tokens.issue(everything, request)))
                    .as(pattern)
                    .isEqualTo(ApiError.INVALID_PARAMS);
        }
        assertThat(refusal(() -> tokens.issue(
                        everything, new TokenRequest("x", Scope.DEFAULTS, Set.of(), Optional.of(registry.now())))))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    @Test
    void namesTheMissingScope() {
        Actor reader = registry.actor(ada, TokenRequest.of("ro", Set.of(Scope.READ)));

        assertThat(refusal(() -> reader.require(Scope.PUBLISH))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(reader.isAdministrator()).isFalse();
        reader.require(Scope.READ);
    }

    @Test
    void knowsScopesByTheirNames() {
        assertThat(Scope.tryParse("publish")).contains(Scope.PUBLISH);
        assertThat(Scope.tryParse("PUBLISH")).isEmpty();
        assertThat(Scope.tryParse("everything")).isEmpty();
        assertThat(Scope.DEFAULTS).doesNotContain(Scope.DELETE, Scope.ADMIN);
    }

    @Test
    void refusesATimeThatHasNoUsualForm() {
        Instant late = Instant.parse("9999-12-31T23:59:59.999Z");

        assertThat(tokens.issue(everything, new TokenRequest("x", Scope.DEFAULTS, Set.of(), Optional.of(late))))
                .isNotNull();
        assertThat(refusal(() -> tokens.issue(
                        everything, new TokenRequest("x", Scope.DEFAULTS, Set.of(), Optional.of(Instant.MAX)))))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    private static TokenRequest narrow(Scope scope, String pattern, Instant expiry) {
        return new TokenRequest("x", Set.of(scope), Set.of(pattern), Optional.of(expiry));
    }
}
