package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.orgs.Refusals.refusal;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Who issued the tokens of bots, and what becomes of the tokens when they go. */
class BotTokenIssuersTest extends OrgsTestCase {
    private static final TokenRequest PUBLISHING = TokenRequest.of("ci", Set.of(Scope.PUBLISH));

    private IssuedToken adas;
    private IssuedToken bobs;
    private IssuedToken others;

    @BeforeEach
    void tokens() {
        acme();
        bots.create(ada, ACME, "ci");
        bots.create(bob, ACME, "nightly");
        adas = bots.issueToken(ada, ACME, "ci", PUBLISHING);
        bobs = bots.issueToken(bob, ACME, "ci", PUBLISHING);
        others = bots.issueToken(bob, ACME, "nightly", PUBLISHING);
    }

    @Test
    void areKnownToThoseWhoKeepTheBots() {
        assertThat(bots.issuers(bob, ACME, "ci")).isEqualTo(Map.of(id(adas), ada.account(), id(bobs), bob.account()));
        assertThat(bots.issuers(ada, ACME, "nightly")).isEqualTo(Map.of(id(others), bob.account()));
        assertThat(refusal(() -> bots.issuers(carol, ACME, "ci"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> bots.issuers(ada, ACME, "carol"))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void takeTheirTokensWithThemWhenTheyAreRemoved() {
        members.remove(ada, ACME, "bob");

        assertOnlyAdasCount();
        assertThat(registry.audited()).filteredOn("token.revoke"::equals).hasSize(2);
        assertThat(bots.issuers(ada, ACME, "nightly")).isEmpty();
    }

    @Test
    void takeTheirTokensWithThemWhenTheyLeave() {
        members.remove(bob, ACME, "bob");

        assertOnlyAdasCount();
    }

    @Test
    void takeTheirTokensWithThemWhenTheyAreDeleted() {
        registry.organizations()
                .departures()
                .delete(registry.administrator("grace"), bob.account().id());

        assertOnlyAdasCount();
    }

    @Test
    void leaveTokensOfOtherOrganizationsAlone() {
        OrgId other = new OrgId("other");
        orgs.create(bob, other, "Other");
        bots.create(bob, other, "theirs");
        IssuedToken theirs = bots.issueToken(bob, other, "theirs", PUBLISHING);

        members.remove(ada, ACME, "bob");

        assertThat(registry.signIn(theirs.secret())).isPresent();
    }

    @Test
    void mayHaveRevokedThemBefore() {
        bots.revokeToken(ada, ACME, "ci", id(bobs));
        bots.remove(ada, ACME, "nightly");

        assertThat(members.remove(ada, ACME, "bob")).isTrue();

        assertOnlyAdasCount();
    }

    @RepeatedTest(10)
    void whoIsRemovedKeepsNoTokenHoweverManyTheyIssueMeanwhile() {
        Together.run(6, i -> {
            try {
                if (i == 2) {
                    members.remove(ada, ACME, "bob");
                } else if (i == 4) {
                    bots.revokeToken(ada, ACME, "ci", id(bobs));
                } else {
                    bots.issueToken(bob, ACME, "ci", PUBLISHING);
                }
                return true;
            } catch (RegistryException e) {
                return false;
            }
        });

        assertThat(bots.issuers(ada, ACME, "ci")).isEqualTo(Map.of(id(adas), ada.account()));
        assertOnlyAdasCount();
    }

    private void assertOnlyAdasCount() {
        assertThat(registry.signIn(adas.secret())).isPresent();
        assertThat(registry.signIn(bobs.secret())).isEmpty();
        assertThat(registry.signIn(others.secret())).isEmpty();
        assertThat(bots.tokens(ada, ACME, "ci")).hasSize(1);
    }

    private static String id(IssuedToken token) {
        return token.info().credential().id();
    }
}
