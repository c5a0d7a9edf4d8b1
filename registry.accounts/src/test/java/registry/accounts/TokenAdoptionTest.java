package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.accounts.AdoptedToken.Outcome;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.Digest;

/** Tokens of an imported deployment. */
class TokenAdoptionTest {
    private static final String REST = "A".repeat(35);

    @TempDir
    private Path data;

    private TestRegistry registry;
    private Tokens tokens;
    private Account ada;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        tokens = registry.identity().tokens();
        ada = registry.account("ada");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void anImportedTokenGoesOnCountingUnderTheIdItsOwnerKnows() {
        assertThat(tokens.adopt(adopted(ada.id(), "aB3_-xyz", "laptop"))).isEqualTo(Outcome.ADOPTED);

        Actor actor = registry.signIn("aB3_-xyz" + REST).orElseThrow();
        assertThat(actor.account()).isEqualTo(ada);
        assertThat(actor.credential().scopes()).isEqualTo(Scope.ids(Scope.DEFAULTS));
        assertThat(tokens.list(ada.id())).singleElement().satisfies(info -> {
            assertThat(info.credential().id()).isEqualTo("aB3_-xyz");
            assertThat(info.start()).isEqualTo("aB3_-xyz");
            assertThat(info.label()).isEqualTo("laptop");
            assertThat(info.createdAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
        });
    }

    @Test
    void importingAgainChangesNothing() {
        tokens.adopt(adopted(ada.id(), "abcdefgh", "laptop"));

        assertThat(tokens.adopt(adopted(ada.id(), "abcdefgh", "other label"))).isEqualTo(Outcome.ALREADY_ADOPTED);
        assertThat(tokens.list(ada.id())).extracting(TokenInfo::label).containsExactly("laptop");
    }

    @Test
    void importingAgainBringsNoRevokedTokenBack() {
        tokens.adopt(adopted(ada.id(), "abcdefgh", "laptop"));
        tokens.revoke(registry.session(ada), "abcdefgh");
        assertThat(registry.signIn("abcdefgh" + REST)).isEmpty();

        assertThat(tokens.adopt(adopted(ada.id(), "abcdefgh", "laptop"))).isEqualTo(Outcome.REVOKED);
        assertThat(registry.signIn("abcdefgh" + REST)).isEmpty();
        assertThat(tokens.list(ada.id())).isEmpty();
    }

    @Test
    void oneOfManyImportsAtOnceAdoptsTheToken() {
        List<Outcome> outcomes = Together.run(16, i -> tokens.adopt(adopted(ada.id(), "abcdefgh", "laptop")));

        assertThat(outcomes).containsOnlyOnce(Outcome.ADOPTED);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Outcome.ALREADY_ADOPTED)
                .hasSize(15);
    }

    @Test
    void saysSoWhenTwoTokensOfAnAccountBeginAlike() {
        tokens.adopt(adopted(ada.id(), "abcdefgh", "laptop"));
        AdoptedToken alike =
                new AdoptedToken(Digest.ofContent(new byte[] {1}), "abcdefgh", ada.id(), "other", registry.now());

        assertThat(tokens.adopt(alike)).isEqualTo(Outcome.ID_TAKEN);
        assertThat(tokens.list(ada.id())).extracting(TokenInfo::label).containsExactly("laptop");
    }

    @Test
    void twoAccountsMayHaveTokensThatBeginAlike() {
        Account bob = registry.account("bob");
        tokens.adopt(adopted(ada.id(), "abcdefgh", "laptop"));

        assertThat(tokens.adopt(new AdoptedToken(
                        Digest.ofContent(new byte[] {1}), "abcdefgh", bob.id(), "bobs", registry.now())))
                .isEqualTo(Outcome.ADOPTED);
        tokens.revoke(registry.session(bob), "abcdefgh");
        assertThat(registry.signIn("abcdefgh" + REST)).isPresent();
    }

    @Test
    void cleansAndCutsLabelsOfOtherRules() {
        tokens.adopt(adopted(ada.id(), "abcdefgh", "a\u0000b\n" + "x".repeat(200)));
        tokens.adopt(adopted(ada.id(), "ijklmnop", "\u0007"));

        assertThat(tokens.list(ada.id()))
                .extracting(TokenInfo::label)
                .containsExactlyInAnyOrder("ab" + "x".repeat(98), TokenRequest.DEFAULT_LABEL);
    }

    @Test
    void refusesAnIdThatIsNotTheBeginningOfAToken() {
        for (String id : List.of("", "abcdefg", "abcdefghi", "abc/efgh", "0123456789abcdef")) {
            assertThat(refusal(() -> adopted(ada.id(), id, "laptop"))).as(id).isEqualTo(ApiError.INVALID_PARAMS);
        }
    }

    static AdoptedToken adopted(AccountId account, String id, String label) {
        return new AdoptedToken(
                Digest.ofContent((id + REST).getBytes(StandardCharsets.US_ASCII)),
                id,
                account,
                label,
                Instant.parse("2024-05-06T07:08:09Z"));
    }
}
