package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.orgs.Refusals.refusal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.PackageName;

class BotsTest extends OrgsTestCase {
    private static final TokenRequest PUBLISHING = TokenRequest.of("ci", Set.of(Scope.PUBLISH));

    @BeforeEach
    void organization() {
        acme();
    }

    @Test
    void anAdminCreatesABot() {
        Member bot = bots.create(bob, ACME, " CI ");

        Account account = bot.account();
        assertThat(account.username()).contains("ci");
        assertThat(account.email()).isEqualTo("ci@acme.bots.invalid");
        assertThat(account.emailVerified()).isFalse();
        assertThat(account.botOf()).contains("acme");
        assertThat(account.issuer()).isEqualTo(Account.LOCAL_ISSUER);
        assertThat(bot.role()).isEqualTo(Role.MEMBER);
        assertThat(bot.isBot()).isTrue();
        assertThat(bots.list(ACME)).containsExactly(bot);
        assertThat(members.list(ACME)).hasSize(4).contains(bot);
        assertThat(registry.audited()).containsOnlyOnce("bot.create");
    }

    @Test
    void theLongestNamesMakeABotToo() {
        OrgId longest = new OrgId("x".repeat(50));
        orgs.create(ada, longest, "Long");

        assertThat(bots.create(ada, longest, "y".repeat(50)).account().email()).hasSize(50 + 1 + 50 + 13);
        assertThat(bots.create(ada, longest, "a_b").isBot()).isTrue();
    }

    @Test
    void onlyAdminsAndOwnersKeepBots() {
        bots.create(ada, ACME, "ci");
        for (Actor other : Set.of(carol, registry.actor("eve"), registry.administrator("grace"))) {
            assertThat(refusal(() -> bots.create(other, ACME, "mine"))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(refusal(() -> bots.remove(other, ACME, "ci"))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(refusal(() -> bots.issueToken(other, ACME, "ci", PUBLISHING)))
                    .isEqualTo(ApiError.FORBIDDEN);
            assertThat(refusal(() -> bots.tokens(other, ACME, "ci"))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(refusal(() -> bots.revokeToken(other, ACME, "ci", "0".repeat(16))))
                    .isEqualTo(ApiError.FORBIDDEN);
        }
        Actor bot = registry.session(bots.list(ACME).getFirst().account());
        assertThat(refusal(() -> bots.create(bot, ACME, "mine"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> bots.issueToken(bot, ACME, "ci", PUBLISHING))).isEqualTo(AccountError.BOT_FORBIDDEN);
        Actor publisher = registry.actor(ada.account(), Set.of(Scope.PUBLISH), Set.of());
        assertThat(refusal(() -> bots.create(publisher, ACME, "mine"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(bots.list(ACME)).hasSize(1);
    }

    @Test
    void refusesNamesThatNobodyMayHave() {
        bots.create(ada, ACME, "ci");

        assertThat(refusal(() -> bots.create(ada, ACME, "ci"))).isEqualTo(AccountError.TAKEN);
        assertThat(refusal(() -> bots.create(ada, ACME, "bob"))).isEqualTo(AccountError.TAKEN);
        assertThat(refusal(() -> bots.create(ada, ACME, "x"))).isEqualTo(AccountError.INVALID_FORMAT);
        assertThat(refusal(() -> bots.create(ada, ACME, "a b"))).isEqualTo(AccountError.INVALID_FORMAT);
        assertThat(refusal(() -> bots.create(ada, ACME, "root"))).isEqualTo(AccountError.BLOCKED);
        assertThat(refusal(() -> bots.create(ada, new OrgId("none"), "other"))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void aRemovedBotIsGoneWithItsTokensAndItsNameIsFree() {
        Account bot = bots.create(ada, ACME, "ci").account();
        IssuedToken token = bots.issueToken(ada, ACME, "ci", PUBLISHING);
        assertThat(registry.signIn(token.secret())).isPresent();

        bots.remove(bob, ACME, "ci");

        assertThat(registry.signIn(token.secret())).isEmpty();
        assertThat(registry.accounts().find(bot.id())).isEmpty();
        assertThat(registry.tokens().list(bot.id())).isEmpty();
        assertThat(registry.keys()).noneMatch(key -> key.contains(bot.id().value()));
        assertThat(refusal(() -> bots.remove(ada, ACME, "ci"))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> bots.issueToken(ada, ACME, "ci", PUBLISHING))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(registry.audited()).containsOnlyOnce("bot.remove");
        assertThat(bots.create(bob, ACME, "ci").account().id()).isNotEqualTo(bot.id());
    }

    @Test
    void removingABotLikeAMemberIsTheSame() {
        Account bot = bots.create(ada, ACME, "ci").account();

        assertThat(members.remove(bob, ACME, "@ci")).isTrue();
        assertThat(registry.accounts().find(bot.id())).isEmpty();
    }

    @Test
    void peopleAreNoBots() {
        assertThat(refusal(() -> bots.remove(ada, ACME, "carol"))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> bots.issueToken(ada, ACME, "carol", PUBLISHING)))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> bots.tokens(ada, ACME, "carol"))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.role(ACME, carol.account().id())).isPresent();
    }

    @Test
    void adminsIssueListAndRevokeItsTokens() {
        bots.create(ada, ACME, "ci");
        TokenRequest request = new TokenRequest(
                "release", Set.of(Scope.PUBLISH), Set.of("com.acme.*"), Optional.of(TestOrgs.START.plusSeconds(60)));

        IssuedToken first = bots.issueToken(ada, ACME, "ci", request);
        registry.pass(Duration.ofSeconds(1));
        IssuedToken second = bots.issueToken(bob, ACME, "ci", PUBLISHING);

        Actor acting = registry.signIn(first.secret()).orElseThrow();
        assertThat(acting.account().displayName()).isEqualTo("ci");
        assertThat(acting.credential().scopes()).containsExactly("publish");
        assertThat(acting.mayTouch(PackageName.parse("com.acme.app"))).isTrue();
        assertThat(acting.mayTouch(PackageName.parse("com.other.app"))).isFalse();
        assertThat(bots.tokens(bob, ACME, "ci"))
                .extracting(TokenInfo::credential)
                .containsExactly(second.info().credential(), first.info().credential());

        String id = first.info().credential().id();
        bots.revokeToken(bob, ACME, "ci", id);
        assertThat(registry.signIn(first.secret())).isEmpty();
        assertThat(registry.signIn(second.secret())).isPresent();
        assertThat(refusal(() -> bots.revokeToken(bob, ACME, "ci", id))).isEqualTo(ApiError.NOT_FOUND);
        registry.pass(Duration.ofMinutes(2));
        assertThat(registry.audited()).containsOnlyOnce("token.revoke");
    }

    @Test
    void itsTokensAllowPublishingAndNoMoreThanTheIssuersOwnCredential() {
        bots.create(ada, ACME, "ci");
        Actor limited = registry.actor(ada.account(), Scope.DEFAULTS, Set.of("com.acme.*"));
        Actor noPublisher = registry.actor(ada.account(), Set.of(Scope.ORGS), Set.of());

        assertThat(refusal(() -> bots.issueToken(ada, ACME, "ci", TokenRequest.of("x", Scope.DEFAULTS))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(refusal(() -> bots.issueToken(limited, ACME, "ci", PUBLISHING)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> bots.issueToken(noPublisher, ACME, "ci", PUBLISHING)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(bots.tokens(ada, ACME, "ci")).isEmpty();
    }
}
