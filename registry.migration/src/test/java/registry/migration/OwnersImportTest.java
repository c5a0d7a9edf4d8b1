package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountImport;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.catalog.Catalog;
import registry.migration.LegacyImport.Source;
import registry.orgs.OwnedPackage;
import registry.storage.DocumentStore;

/** Whose a package is: nobody becomes an owner by their own word. */
class OwnersImportTest extends ImportTestCase {
    private static final String APP = "com.example.app";

    @Test
    void theOldRegistrysWordCounts() {
        legacy.person("1001", "ada").bundle(APP, "1.0.0", "ada", Bundle.good(APP, "1.0.0"));

        run();

        assertThat(owner()).isEqualTo(target.account("ada").id());
    }

    @Test
    void aPublishersOwnWordDoesNot() {
        legacy.person("1001", "ada").person("1002", "eve");
        publishedWith(metadata -> metadata.put("author", "ada").put("_ownerEmail", "ada@example.com"));

        ImportReport report = run();

        assertThat(owner()).isEqualTo(AccountImport.IMPORTER);
        assertThat(target.version(APP, "1.0.0").path("metadata").path("author").asText())
                .isEqualTo("Unknown");
        assertThat(codes(report)).containsExactly("owner_doubtful", "owner_unknown");
    }

    @Test
    void aBadgeThatWasWrittenLaterDoesNotMakeItTrue() {
        legacy.person("1001", "ada");
        byte[] mpk = publishedWith(metadata -> metadata.put("author", "ada").put("_ownerEmail", "ada@example.com"));
        ObjectNode verified = Bundle.manifest(mpk);
        verified.withObject("/metadata").put("_adminVerified", true);
        legacy.bundle(APP, "1.0.0", verified);

        assertThat(codes(run())).contains("owner_doubtful", "owner_unknown");
    }

    @Test
    void theOperatorMayBelieveItAllTheSame() {
        legacy.person("1001", "ada");
        publishedWith(metadata -> metadata.put("author", "ada").put("_ownerEmail", "ada@example.com"));

        ImportReport report = target.run(new Source(redis().address(), Optional.empty(), true));

        assertThat(owner()).isEqualTo(target.account("ada").id());
        assertThat(codes(report)).containsExactly("owner_doubtful");
    }

    @Test
    void aLaterVersionMayTellWhoseItIs() {
        legacy.person("1001", "ada");
        publishedWith(metadata -> metadata.put("author", "ada").put("_ownerEmail", "ada@example.com"));
        legacy.bundle(APP, "1.1.0", "ada", Bundle.good(APP, "1.1.0"));

        ImportReport report = run();

        assertThat(owner()).isEqualTo(target.account("ada").id());
        assertThat(codes(report)).containsExactly("owner_doubtful");
    }

    @Test
    void theUserNameHelpsWhereTheAddressDoesNot() {
        legacy.person("1001", "ada");
        byte[] mpk = Bundle.good(APP, "1.0.0");
        ObjectNode manifest = Bundle.manifest(mpk);
        manifest.withObject("/metadata").put("author", "ada");
        legacy.bundle(APP, "1.0.0", manifest).binary(APP, "1.0.0", mpk);

        run();

        assertThat(owner()).isEqualTo(target.account("ada").id());
    }

    @Test
    void whatABotPublishedBelongsToItsOrganizationsOwner() {
        legacy.person("1001", "ada")
                .bot("bot-1", "acme-bot", "acme")
                .org("acme", "Acme", "ada@example.com=owner", "acme-bot@example.com=member")
                .bundle(APP, "1.0.0", "acme-bot", Bundle.good(APP, "1.0.0"))
                .link(APP, "acme");

        assertThat(run().doubts()).isEmpty();
        assertThat(owner()).isEqualTo(target.account("ada").id());
    }

    @Test
    void shortMemberNamesOfSignaturesAreReadAsTheyWere() {
        legacy.person("1001", "ada");
        byte[] mpk = Bundle.good(APP, "1.0.0");
        ObjectNode manifest = Bundle.manifest(mpk);
        ObjectNode block = manifest.withObject("/signature");
        ObjectNode shortNames = block.objectNode()
                .put("alg", "Ed25519")
                .put("pubkey", block.path("publicKey").asText() + "=")
                .put("sig", block.path("signature").asText() + "==");
        manifest.set("signature", shortNames);
        ObjectNode stamped = manifest.deepCopy();
        stamped.withObject("/metadata").put("author", "ada").put("_ownerEmail", "ada@example.com");
        OwnerClaim own = OwnerClaim.of(manifest, Bundle.SCHEMES);
        OwnerClaim registrys = OwnerClaim.of(stamped, Bundle.SCHEMES);

        assertThat(own.trusted()).isFalse();
        assertThat(registrys.trusted()).isTrue();
    }

    @Test
    void garbageProvesNothing() {
        ObjectNode manifest = Bundle.manifest(Bundle.good(APP, "1.0.0"));
        manifest.withObject("/metadata").put("_ownerEmail", "ada@example.com");
        assertThat(OwnerClaim.of(manifest, Bundle.SCHEMES).trusted()).isTrue();
        ObjectNode block = manifest.withObject("/signature");
        String key = block.path("publicKey").asText();

        // The neutral element: its signature over anything is easily made.
        block.put("publicKey", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(OwnerClaim.of(manifest, Bundle.SCHEMES).trusted()).isFalse();
        block.put("publicKey", key).put("signature", "fake");
        assertThat(OwnerClaim.of(manifest, Bundle.SCHEMES).trusted()).isFalse();
        manifest.remove("signature");
        assertThat(OwnerClaim.of(manifest, Bundle.SCHEMES).trusted()).isFalse();
    }

    private byte[] publishedWith(Consumer<ObjectNode> metadata) {
        byte[] mpk = Bundle.changed(APP, "1.0.0", manifest -> metadata.accept(manifest.withObject("/metadata")));
        legacy.bundle(APP, "1.0.0", Bundle.manifest(mpk)).binary(APP, "1.0.0", mpk);
        return mpk;
    }

    private AccountId owner() {
        return Catalog.owners(new DocumentStore(target.stores().metadata()))
                .find(PackageName.parse(APP))
                .map(OwnedPackage::owner)
                .orElseThrow();
    }
}
