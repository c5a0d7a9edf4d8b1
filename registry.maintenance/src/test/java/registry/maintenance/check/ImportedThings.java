package registry.maintenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Identity;
import registry.accounts.ImportedAccount;
import registry.accounts.SessionImport;
import registry.accounts.Standing;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.spi.StagedBlob;
import registry.catalog.BundleImport;
import registry.catalog.Catalog;
import registry.catalog.ImportedPackage;
import registry.catalog.ImportedVersion;
import registry.orgs.ImportedOrg;
import registry.orgs.OrgId;
import registry.orgs.OrgImport;
import registry.orgs.Role;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** One of each sort of thing that is imported, and a version of either sort. */
final class ImportedThings {
    private static final Instant BEFORE = Instant.parse("2025-01-02T03:04:05Z");
    private static final PackageName NAME = PackageName.parse("com.example.old");
    private static final OrgId ORG = new OrgId("old-team");

    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final Stores stores;
    private final Identity identity;

    ImportedThings(Stores stores, Identity identity) {
        this.stores = stores;
        this.identity = identity;
    }

    void bring() {
        AccountId account = identity.accountImport()
                .add(new ImportedAccount(
                        "1001",
                        Optional.of("https://accounts.example.com"),
                        Optional.of("old@example.com"),
                        Optional.of("old"),
                        Optional.empty(),
                        Optional.empty(),
                        Standing.ORDINARY,
                        Optional.empty(),
                        BEFORE))
                .id();
        identity.sessionImport()
                .add(new SessionImport.Imported(
                        Digest.ofContent("old".getBytes(StandardCharsets.UTF_8)),
                        account,
                        BEFORE,
                        clock.instant().plus(Duration.ofDays(1))));
        bundles(account);
        org(account);
    }

    private void bundles(AccountId account) {
        BundleImport bundles = new BundleImport(
                new BundleImport.Parts(
                        stores.metadata(),
                        stores.blobs(),
                        new BundleVerifier(SignatureSchemes.load(), VerificationPolicy.STANDARD)),
                random,
                clock);
        byte[] bundle = SmallRegistry.bundle(NAME, "1.0.0");
        for (String version : new String[] {"1.0.0", "1.1.0"}) {
            try (StagedBlob staged = bundles.stage()) {
                staged.write(bundle, 0, bundle.length);
                BundleImport.Outcome outcome = bundles.add(
                        new ImportedPackage(NAME, Optional.of(account), "old", BEFORE, true),
                        new ImportedVersion(
                                NAME,
                                BundleVersion.parse(version),
                                BEFORE,
                                false,
                                JsonNodeFactory.instance.objectNode()),
                        staged);
                assertThat(outcome.state()).isEqualTo(BundleImport.State.IMPORTED);
                assertThat(outcome.trouble().isPresent()).isEqualTo(version.equals("1.1.0"));
            }
        }
        bundles.addDownloads(Map.of(NAME, 7L));
    }

    private void org(AccountId account) {
        DocumentStore documents = new DocumentStore(stores.metadata());
        OrgImport orgs = new OrgImport(documents, Catalog.owners(documents), random, clock);
        orgs.add(new ImportedOrg(
                "old-1",
                ORG,
                "Old",
                JsonNodeFactory.instance.objectNode(),
                false,
                BEFORE,
                BEFORE,
                new ImportedOrg.People(List.of(new ImportedOrg.ImportedMember(account, Role.OWNER, false)), Map.of())));
        assertThat(orgs.link(ORG, NAME)).isEqualTo(OrgImport.State.IMPORTED);
    }
}
