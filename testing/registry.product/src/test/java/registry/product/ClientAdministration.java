package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import registry.client.Page;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.TransferListener;
import registry.client.admin.AdminBot;
import registry.client.admin.AdminOrganization;
import registry.client.admin.AdminPackage;
import registry.client.admin.AdminUser;
import registry.client.admin.AuditEntry;
import registry.client.admin.AuditQuery;
import registry.client.admin.Finding;
import registry.client.admin.ImportResult;
import registry.client.admin.InspectionResult;
import registry.client.admin.Plugin;
import registry.client.admin.SweepResult;
import registry.client.admin.UserQuery;
import registry.client.bundle.Bundle;
import registry.client.server.HealthReport;
import registry.client.server.Statistics;
import registry.signing.key.SigningKey;

/** What administrators see and do, and the registry itself. */
final class ClientAdministration {
    private static final String APP = "com.dan.app";
    private static final String ORG = "dans-team";
    private static final String EMAIL = "dan@example.com";

    private final ClientStage stage;
    private final RegistryClient dan;
    private final RegistryClient administrator;
    private final RegistryClient visitor;
    private final SigningKey key = Team.newKey();

    ClientAdministration(ClientStage stage, RegistryClient dan) {
        this.stage = stage;
        this.dan = dan;
        this.administrator = stage.administrator();
        this.visitor = stage.visitor();
    }

    void tellsHowTheRegistryIs() {
        try (RegistryClient plain = RegistryClient.at(stage.proxy().url().toString())) {
            assertThat(plain.server().ping().isOk()).isTrue();
        }
        assertThat(stage.firstAdministrator().user().orElseThrow().administrator())
                .isTrue();
        assertThat(visitor.server().ping().isOk()).isTrue();
        assertThat(visitor.server().ping().timestamp()).isPresent();
        HealthReport health = visitor.server().health();
        assertThat(health.up()).isTrue();
        assertThat(health.checks().getFirst().data()).containsKey("metadata store");
        assertThat(visitor.server().live().up()).isTrue();
        assertThat(visitor.server().ready().up()).isTrue();
        assertThat(visitor.server().started().up()).isTrue();
        assertThat(visitor.server().metrics()).contains("memory_usedHeap");
        assertThat(visitor.server().openApi()).contains("\"/api/v2/bundles\"");
    }

    void counts() throws IOException {
        Statistics before = visitor.server().statistics();
        dan.bundles().publish(stage.file(ClientStage.bundle(APP, "1.0.0", key)));
        dan.bundles().publish(stage.file(ClientStage.bundle(APP, "1.1.0", key)));
        Statistics after = visitor.server().statistics();
        assertThat(after.publishedBundles()).isEqualTo(before.publishedBundles() + 2);
        assertThat(after.uniquePackages()).isEqualTo(before.uniquePackages() + 1);
    }

    void looksAfterPeople() {
        assertThat(administrator.administration().isAdministrator()).isTrue();
        assertThat(dan.administration().isAdministrator()).isFalse();
        var users = administrator.administration().users();
        AdminUser found = users.lookUp(EMAIL);
        assertThat(found.username()).contains("dan");
        assertThat(found.isBot()).isFalse();
        assertThat(users.get(found.id())).isEqualTo(found);
        assertThat(users.list(UserQuery.ALL.containing("dan@").inPagesOf(1)))
                .extracting(AdminUser::email)
                .containsExactly(EMAIL);
        Page<AdminUser> page = users.page(UserQuery.ALL.inPagesOf(1));
        assertThat(page.items()).hasSize(1);
        assertThat(users.page(UserQuery.ALL.after(page.next().orElseThrow())).items())
                .doesNotContainAnyElementsOf(page.items());

        users.verify(EMAIL);
        assertThat(users.get(EMAIL).adminVerified()).isTrue();
        users.unverify(EMAIL);
        assertThat(users.get(EMAIL).adminVerified()).isFalse();
        users.promote(EMAIL);
        assertThat(users.get(EMAIL).administrator()).isTrue();
        users.demote(EMAIL);
        assertThat(users.get(EMAIL).administrator()).isFalse();
        users.suspend(EMAIL, "spam");
        assertThat(users.get(EMAIL).suspension().orElseThrow().reason()).contains("spam");
        assertThat(users.get(EMAIL).suspension().orElseThrow().since()).isPresent();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> dan.account().me())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("account_suspended"));
        users.reinstate(EMAIL);
        assertThat(users.get(EMAIL).isSuspended()).isFalse();
    }

    void looksAfterPackagesAndOrganizations() {
        dan.organizations().create("Dan's Team", ORG);
        dan.organizations().packages(ORG).link(APP);
        var packages = administrator.administration().packages();
        packages.verify(APP);
        AdminPackage verified = find(APP);
        assertThat(verified.adminVerified()).isTrue();
        assertThat(verified.latestVersion()).isEqualTo("1.1.0");
        assertThat(verified.versionCount()).isEqualTo(2);
        packages.unverify(APP);
        assertThat(find(APP).verified()).isFalse();
        packages.deleteVersion(APP, "1.0.0");
        assertThat(visitor.bundles().versions(APP)).extracting(Bundle::version).containsExactly("1.1.0");

        var organizations = administrator.administration().organizations();
        organizations.verify(ORG);
        assertThat(organizations.list()).filteredOn(AdminOrganization::verified).hasSize(1);
        organizations.unverify(ORG);
        assertThat(organizations.list()).filteredOn(AdminOrganization::verified).isEmpty();
        assertThat(organizations.members(ORG)).containsExactly(EMAIL);
        assertThat(organizations.packages(ORG)).containsExactly(APP);
        organizations.delete(ORG);
        packages.delete(APP);
        assertThat(packages.list()).extracting(AdminPackage::name).doesNotContain(APP);
        administrator.administration().users().delete(EMAIL);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> administrator.administration().users().get(EMAIL))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    void readsTheAuditTrail() {
        var audit = administrator.administration().audit();
        AuditQuery ofApp = AuditQuery.ALL.targetsLike(APP).from(Instant.EPOCH);
        List<AuditEntry> entries = audit.list(ofApp.inPagesOf(2)).toList();
        assertThat(entries).hasSizeGreaterThan(2).allSatisfy(entry -> {
            assertThat(entry.when()).isPresent();
            assertThat(entry.target().orElseThrow()).startsWith(APP);
            assertThat(entry.credential().orElseThrow().kind()).isEqualTo(AuditEntry.Credential.Kind.TOKEN);
        });
        Page<AuditEntry> page = audit.page(ofApp.inPagesOf(2));
        assertThat(page.items()).isEqualTo(entries.subList(0, 2));
        assertThat(audit.page(ofApp.inPagesOf(2).after(page.next().orElseThrow()))
                        .items())
                .first()
                .isEqualTo(entries.get(2));
        assertThat(audit.page(ofApp.before(Instant.EPOCH)).items()).isEmpty();
        assertThat(audit.list(AuditQuery.ALL.by("owner@example.com").actionsLike("account.")))
                .isNotEmpty();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        audit.export(ofApp, lines::add);
        assertThat(lines).hasSameSizeAs(entries);
        assertThat(lines.getFirst()).contains(entries.getFirst().id());
    }

    void maintains() {
        var administration = administrator.administration();
        administration.rotateKeys();
        assertThat(administration.figures().up()).isTrue();
        assertThat(administration.figures().disk().orElseThrow().total()).isPositive();
        assertThat(administration.plugins())
                .filteredOn(plugin -> plugin.kind().equals("metadata store") && plugin.inUse())
                .extracting(Plugin::module)
                .containsExactly("registry.storage.filesystem");
        assertThat(administration.settings())
                .filteredOn(setting -> setting.key().equals("registry.metadata.store"))
                .extracting(setting -> setting.value().orElseThrow())
                .containsExactly("filesystem");
        assertThat(administration.bots()).noneMatch(AdminBot::suspended);
        List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
        InspectionResult result = administrator.maintenance().inspect(findings::add);
        assertThat(result.healthy()).isTrue();
        assertThat(result.errors()).isZero();
        SweepResult counted = administrator.maintenance().collectGarbage(true);
        assertThat(counted.dryRun()).isTrue();
        SweepResult swept = administrator.maintenance().collectGarbage(false);
        assertThat(swept.examined()).isEqualTo(counted.examined());
    }

    void imports() {
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        ImportResult rehearsed = administrator.maintenance().importLegacyRedis(true, false, steps::add);
        assertThat(rehearsed.dryRun()).isTrue();
        assertThat(steps).isNotEmpty();
        ImportResult imported = administrator.maintenance().importLegacyRedis(false, true, step -> {});
        assertThat(imported.dryRun()).isFalse();
        assertThat(imported.complete()).isTrue();
        assertThat(imported.counts().get("versions")).containsEntry("imported", 0L);
        assertThat(imported.doubts()).isEmpty();
        assertThat(imported.json()).contains("\"complete\":true");
    }

    void backsUp() throws IOException {
        Path backup = stage.path("backup.tar");
        long size = administrator.maintenance().backUp(backup, TransferListener.NONE);
        assertThat(Files.size(backup)).isEqualTo(size).isPositive();
    }

    private AdminPackage find(String name) {
        return administrator.administration().packages().list().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
