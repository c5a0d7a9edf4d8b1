package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.orgs.OrgId;
import registry.orgs.OrgsError;
import registry.orgs.Role;
import registry.orgs.SignerPolicy;
import registry.signing.key.SigningKey;

/** Ada owns the package and the organization it is linked to; bob is a member. */
class EditRightsTest extends CatalogTestCase {
    private static final OrgId ACME = new OrgId("acme");
    private static final String VERSION = "1.0.0";
    private static final int AT_ONCE = 16;

    @BeforeEach
    void organization() {
        registry.published(ada, NAME, VERSION);
        registry.orgs().orgs().create(ada, ACME, "Acme");
        registry.orgs().links().link(ada, ACME, PACKAGE);
        registry.orgs().members().add(ada, ACME, "bob", Role.MEMBER);
    }

    @Test
    void aMemberEditsWithAnotherKeyAndIsWarned() {
        SigningKey bobs = Bundles.newKey();

        EditResult result = registry.edit(bob, NAME, VERSION, bobs, named("Bob's"));

        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("signer_differs");
            assertThat(warning.message())
                    .contains(bobs.signerId().value(), Bundles.KEY.signerId().value());
        });
        ObjectNode entry = registry.single(NAME, VERSION);
        assertThat(entry.path("signerId").textValue())
                .isEqualTo(Bundles.KEY.signerId().value());
        assertThat(entry.at("/metadata/name").textValue()).isEqualTo("Bob's");
        assertThat(entry.at("/metadata/author").textValue()).isEqualTo("ada");
    }

    @Test
    void signerPoliciesHoldForEditsToo() {
        SigningKey bobs = Bundles.newKey();
        registry.orgs().signers().set(ada, PACKAGE, Optional.of(SignerPolicy.pinned()));
        assertThat(refusal(() -> registry.edit(bob, NAME, VERSION, bobs, named("Bob's"))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        registry.edit(bob, NAME, VERSION, named("By the pinned key"));

        registry.orgs().signers().set(ada, PACKAGE, Optional.of(SignerPolicy.of("list", List.of(bobs.signerId()))));
        assertThat(refusal(() -> registry.edit(ada, NAME, VERSION, named("By a key that is not listed"))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        registry.edit(bob, NAME, VERSION, bobs, named("By a listed key"));

        assertThat(name()).isEqualTo("By a listed key");
    }

    @Test
    void aPolicySetWhileEditingCounts() {
        registry.interrupt(() -> registry.orgs().signers().set(ada, PACKAGE, Optional.of(SignerPolicy.pinned())));

        assertThat(refusal(() -> registry.edit(bob, NAME, VERSION, Bundles.newKey(), named("Late"))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        assertThat(name()).isEqualTo("Sample");
    }

    @Test
    void nobodyElseEdits() {
        Actor bot = bot();
        Actor reader = registry.actor(ada.account(), Set.of(Scope.READ, Scope.YANK, Scope.ORGS));
        Actor elsewhere = registry.actor(
                ada.account(), new TokenRequest("ci", Scope.ALL, Set.of("org.other.*"), Optional.empty()));
        registry.orgs().members().remove(ada, ACME, "bob");

        assertThat(refusedTo(registry.actor("dave"))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusedTo(registry.administrator("alice"))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusedTo(bob)).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusedTo(bot)).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusedTo(reader)).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusedTo(elsewhere)).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> catalog().latestEdit(PACKAGE, version(VERSION))))
                .isEqualTo(CatalogError.NOT_FOUND);
    }

    @Test
    void whoMayNotEditIsNotToldThatTheSameEditIsThere() {
        registry.edit(bob, NAME, VERSION, named("Bob's"));
        registry.orgs().members().remove(ada, ACME, "bob");

        assertThat(refusal(() -> registry.edit(bob, NAME, VERSION, named("Bob's"))))
                .isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void aMemberRemovedWhileEditingIsRefused() {
        registry.interrupt(() -> registry.orgs().members().remove(ada, ACME, "bob"));

        assertThat(refusal(() -> registry.edit(bob, NAME, VERSION, named("Late"))))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(name()).isEqualTo("Sample");
    }

    @Test
    void aVersionDeletedWhileBeingEditedStaysDeleted() {
        registry.interrupt(() -> registry.delete(ada, NAME, VERSION));

        assertThat(refusal(() -> registry.edit(bob, NAME, VERSION, named("Late"))))
                .isEqualTo(CatalogError.NOT_FOUND);
        assertThat(registry.stores().metadata().read(Keys.edit(PACKAGE, version(VERSION))))
                .isEmpty();
        assertThat(registry.browse(NAME)).isEmpty();
    }

    @Test
    void aYankWhileEditingIsKept() {
        registry.interrupt(() -> registry.yank(ada, NAME, VERSION));

        registry.edit(bob, NAME, VERSION, named("Both"));

        assertThat(name()).isEqualTo("Both");
        assertThat(registry.single(NAME, VERSION).path("yanked").booleanValue()).isTrue();
    }

    @Test
    void editsAtOnceHappenOneAfterTheOther() {
        List<EditResult> results =
                Together.run(AT_ONCE, i -> registry.edit(i % 2 == 0 ? ada : bob, NAME, VERSION, named("Edit " + i)));

        assertThat(results).allSatisfy(result -> assertThat(result.changed()).containsExactly("metadata.name"));
        Map<String, String> edits = edits();
        assertThat(edits).hasSize(AT_ONCE);
        String digest =
                Digest.ofContent(catalog().manifest(PACKAGE, version(VERSION))).hex();
        while (edits.containsKey(digest)) {
            digest = Objects.requireNonNull(edits.remove(digest));
        }
        assertThat(edits).as("edits that replaced what was never there").isEmpty();
        byte[] latest = catalog().latestEdit(PACKAGE, version(VERSION));
        assertThat(Digest.ofContent(latest).hex()).isEqualTo(digest);
        assertThat(name())
                .isEqualTo(TestCatalog.json(latest).at("/metadata/name").textValue());
    }

    @Test
    void nothingIsLeftOfEditsThatRaceADeletion() {
        List<Boolean> done = Together.run(AT_ONCE, i -> {
            try {
                if (i == AT_ONCE / 2) {
                    registry.delete(ada, NAME, VERSION);
                } else {
                    registry.edit(bob, NAME, VERSION, named("Edit " + i));
                }
                return true;
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(CatalogError.NOT_FOUND);
                return false;
            }
        });

        assertThat(done.get(AT_ONCE / 2)).isTrue();
        assertThat(registry.stores().metadata().read(Keys.edit(PACKAGE, version(VERSION))))
                .isEmpty();
        assertThat(edits()).hasSize((int) done.stream().filter(edited -> edited).count() - 1);
    }

    /** What the audit trail says of edits: the digest that each made, by the one that it replaced. */
    private Map<String, String> edits() {
        return registry.audit().stream()
                .filter(entry -> entry.path("action").asText().equals("version.edit"))
                .peek(entry ->
                        assertThat(entry.at("/after/changed/0").textValue()).isEqualTo("metadata.name"))
                .collect(Collectors.toMap(
                        entry -> entry.at("/before/sha256").textValue(),
                        entry -> entry.at("/after/sha256").textValue()));
    }

    private ErrorCode refusedTo(Actor actor) {
        return refusal(() -> registry.edit(actor, NAME, VERSION, named("Not mine")));
    }

    private Actor bot() {
        registry.orgs().bots().create(ada, ACME, "ci");
        return registry.signIn(registry.orgs()
                .bots()
                .issueToken(ada, ACME, "ci", TokenRequest.of("ci", Set.of(Scope.PUBLISH)))
                .secret());
    }

    private static Consumer<ObjectNode> named(String name) {
        return manifest -> ((ObjectNode) manifest.get("metadata")).put("name", name);
    }

    private String name() {
        return registry.single(NAME, VERSION).at("/metadata/name").textValue();
    }
}
