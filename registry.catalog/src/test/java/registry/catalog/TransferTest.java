package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import registry.accounts.AuditEntry;
import registry.api.RegistryException;
import registry.orgs.OrgsError;
import registry.orgs.Transfers;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Ada publishes a package and offers it to bob. */
class TransferTest extends CatalogTestCase {
    private Transfers transfers;

    @Override
    Map<String, String> settings() {
        return Map.of("verified.domains", "verified.example");
    }

    @BeforeEach
    void offer() {
        transfers = registry.orgs().transfers();
        registry.published(ada, NAME, "1.0.0");
        transfers.offer(ada, PACKAGE, "bob");
    }

    @Test
    void listingsShowTheNewOwner() {
        transfers.accept(bob, PACKAGE);
        catalog().catchUp();

        assertThat(entry().at("/metadata/author").asText()).isEqualTo("bob");
        assertThat(catalog().listing().packages())
                .extracting(PackageSummary::owner)
                .containsExactly(bob.account().id());
        registry.published(bob, NAME, "1.1.0");
        assertThat(refusal(() -> registry.publish(ada, bundle(NAME, "1.2.0")))).isEqualTo(OrgsError.NOT_OWNER);
        reopen();
        assertThat(entry().at("/metadata/author").asText()).isEqualTo("bob");
    }

    @Test
    void theBadgeFollowsTheNewOwner() {
        catalog().verify(registry.administrator("grace"), PACKAGE, true);
        assertThat(entry().path("verified").booleanValue()).isTrue();

        transfers.accept(bob, PACKAGE);
        catalog().catchUp();
        assertThat(entry().path("verified").booleanValue()).isFalse();

        registry.accounts()
                .change(
                        bob.account().id(),
                        AuditEntry.of(bob, "test", "test"),
                        before -> before.withEmail("bob@verified.example", true));
        catalog().catchUp();
        assertThat(entry().path("verified").booleanValue()).isTrue();
    }

    @Test
    void versionsAndTheirPublishersStay() {
        registry.published(ada, NAME, "1.1.0");
        registry.delete(ada, NAME, "1.1.0");
        transfers.accept(bob, PACKAGE);

        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.1.0")))).isEqualTo(CatalogError.VERSION_DELETED);
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "0.9.0"))))
                .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        assertThat(registry.publish(bob, bundle(NAME, "1.0.0"))).isInstanceOf(PublishResult.AlreadyPublished.class);
    }

    @Test
    void aPackageAcceptedWhileItsOldOwnerPublishesIsNotPublished() {
        assertThat(refusal(() -> registry.publish(ada, bundle(NAME, "1.1.0"), () -> transfers.accept(bob, PACKAGE))))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(registry.browse(NAME)).containsExactly("1.0.0");
    }

    @RepeatedTest(20)
    void theOldOwnerPublishesNothingOnceItIsAccepted() {
        List<Boolean> outcomes = Together.run(5, i -> i == 0 ? accepts() : publishes("1." + i + ".0"));

        assertThat(outcomes.getFirst()).isTrue();
        DocumentStore documents = new DocumentStore(registry.stores().metadata());
        List<String> history = documents
                .scan("audit/")
                .sorted(Comparator.comparingLong(Document::revision))
                .map(entry -> entry.json().path("action").asText())
                .toList();
        assertThat(history.subList(history.indexOf("package.transfer"), history.size()))
                .containsExactly("package.transfer");
        catalog().catchUp();
        assertThat(documents.read(Keys.packageKey(PACKAGE)).map(PackageRecord::decode))
                .map(PackageRecord::highest)
                .as("what was published before counts for ever")
                .contains(catalog().listing().facts(PACKAGE).getFirst().version());
        assertThat(publishes("1.9.0")).isFalse();
    }

    private boolean accepts() {
        return succeeds(() -> transfers.accept(bob, PACKAGE));
    }

    private boolean publishes(String version) {
        return succeeds(() -> registry.publish(ada, bundle(NAME, version)));
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RegistryException e) {
            return false;
        }
    }

    private JsonNode entry() {
        return TestCatalog.json(catalog().listing().all()).path(0);
    }
}
