package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import registry.client.Page;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.TransferListener;
import registry.client.bundle.Bundle;
import registry.client.bundle.BundleQuery;
import registry.client.bundle.Check;
import registry.client.bundle.Download;
import registry.client.bundle.DownloadRequest;
import registry.client.bundle.MetadataEdit;
import registry.client.bundle.Publication;
import registry.client.bundle.PublishCheck;
import registry.client.bundle.Warning;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;

/** Publishing, reading, editing, withdrawing and fetching. */
final class ClientBundles {
    private static final String APP = "com.ada.app";
    private static final String OTHER = "com.ada.other";

    private final ClientStage stage;
    private final RegistryClient ada;
    private final RegistryClient visitor;
    private final SigningKey key = Team.newKey();
    private final TestBundle first = ClientStage.bundle(APP, "1.0.0", key);
    private final TestBundle second = ClientStage.bundle(APP, "1.1.0", Team.newKey());

    ClientBundles(ClientStage stage, RegistryClient ada) {
        this.stage = stage;
        this.ada = ada;
        this.visitor = stage.visitor();
    }

    void tellsWhatWouldComeOfPublishing() throws IOException {
        PublishCheck check = ada.bundles().check(stage.file(first));
        assertThat(check.publishable()).isTrue();
        assertThat(check.publication().orElseThrow().sha256())
                .contains(first.digest().hex());
        assertThat(check.previousVersion()).isEmpty();
        assertThat(check.checks()).isNotEmpty();
        assertThat(visitor.bundles().versions(APP)).isEmpty();

        Path garbage = Files.writeString(stage.path("rubbish.mpk"), "no bundle");
        PublishCheck.Refusal refusal = ada.bundles().check(garbage).refusal().orElseThrow();
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("invalid_bundle");
    }

    void publishes() throws IOException {
        List<Long> sent = Collections.synchronizedList(new ArrayList<>());
        Publication publication = ada.bundles().publish(stage.file(first), (done, total) -> sent.add(done));
        assertThat(sent).endsWith((long) first.bytes().length);
        assertThat(publication.packageName()).isEqualTo(APP);
        assertThat(publication.version()).isEqualTo("1.0.0");
        assertThat(publication.alreadyPublished()).isFalse();
        assertThat(publication.applicationId()).isPresent();
        assertThat(publication.signerId().orElseThrow()).startsWith("did:key:");
        assertThat(publication.sha256()).contains(first.digest().hex());
        assertThat(publication.size()).isEqualTo(first.bytes().length);
        assertThat(publication.publishedAt().orElseThrow())
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(publication.warnings()).isEmpty();
        assertThat(publication.checks())
                .isNotEmpty()
                .extracting(Check::outcome)
                .doesNotContain(Check.Outcome.FAILED, Check.Outcome.UNKNOWN);
        assertThat(ada.bundles().publish(stage.file(first)).alreadyPublished()).isTrue();

        Publication withAnotherKey =
                ada.bundles().publishAsJson(second.manifest(), stage.file(second), TransferListener.NONE);
        assertThat(withAnotherKey.sha256()).contains(second.digest().hex());
        Warning warning = withAnotherKey.warnings().getFirst();
        assertThat(warning.code()).isEqualTo("signer_changed");
        assertThat(warning.facts())
                .containsEntry(
                        "previousApplicationId", publication.applicationId().orElseThrow());
    }

    void isRefused() throws IOException {
        Path garbage = Files.writeString(stage.path("garbage.mpk"), "no bundle");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ada.bundles().publish(garbage))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.code()).isEqualTo("invalid_bundle");
                    assertThat(refusal.requestId()).isPresent();
                    assertThat(refusal.checks())
                            .extracting(Check::outcome)
                            .contains(Check.Outcome.FAILED)
                            .doesNotContain(Check.Outcome.UNKNOWN);
                });
        Path other = stage.file(ClientStage.bundle(APP, "1.0.0", Team.newKey()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ada.bundles().publish(other))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("version_exists"));
        Path file = stage.file(first);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> visitor.bundles().publish(file))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> visitor.bundles().get(APP, "9.9.9"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("not_found"));
    }

    void reads() throws IOException {
        ada.bundles().publish(stage.file(ClientStage.bundle(OTHER, "1.0.0", key)));
        assertThat(visitor.bundles().versions(APP)).extracting(Bundle::version).containsExactly("1.1.0", "1.0.0");
        assertThat(visitor.bundles().versions("com.nobody.nothing")).isEmpty();
        Bundle bundle = visitor.bundles().get(APP, "1.0.0");
        assertThat(bundle.metadata().author()).contains("ada");
        assertThat(bundle.minRuntimeVersion()).isEqualTo("0.1.0");
        assertThat(bundle.signerId()).isPresent();
        assertThat(bundle.publishedAt()).isPresent();
        assertThat(bundle.json()).contains("\"app.wasm\"");
        assertThat(visitor.bundles().manifest(APP, "1.0.0")).isEqualTo(first.manifest());

        BundleQuery byAda =
                BundleQuery.ALL.byAuthor("ada").containing("com.ada.").upToDate();
        assertThat(visitor.bundles().list(byAda.inPagesOf(1)))
                .extracting(Bundle::packageName)
                .containsExactly(APP, OTHER);
        Page<Bundle> page = visitor.bundles().page(byAda.inPagesOf(1));
        assertThat(page.items()).hasSize(1);
        assertThat(visitor.bundles()
                        .page(byAda.after(page.next().orElseThrow()))
                        .items())
                .extracting(Bundle::packageName)
                .containsExactly(OTHER);
        assertThat(visitor.bundles().list(byAda.ofPackage(OTHER).verified(false)))
                .hasSize(1);
        assertThat(visitor.bundles().list(byAda.verified(true))).isEmpty();
        assertThat(visitor.bundles().list(byAda.containing("com.ada.o"))).hasSize(1);
        assertThat(visitor.bundles().list(byAda.tagged("nothing"))).isEmpty();
        assertThat(visitor.bundles().list(byAda.byDeveloper("nobody"))).isEmpty();
        for (BundleQuery.Sort sort : BundleQuery.Sort.values()) {
            assertThat(visitor.bundles().list(byAda.sortedBy(sort))).hasSize(2);
        }
    }

    void edits() throws IOException {
        ObjectNode manifest = (ObjectNode) new JsonMapper().readTree(first.manifest());
        manifest.putObject("metadata").put("name", "Ada's App").putArray("tags").add("numbers");
        manifest.putObject("links").put("docs", "https://ada.example/docs");
        byte[] signed = ManifestSigner.signToBytes(manifest, key);
        MetadataEdit edit = ada.bundles().edit(APP, "1.0.0", signed);
        assertThat(edit.changed()).contains("metadata.name", "metadata.tags", "links");
        assertThat(edit.warnings()).isEmpty();
        assertThat(visitor.bundles().editedManifest(APP, "1.0.0")).isEqualTo(signed);
        assertThat(visitor.bundles().manifest(APP, "1.0.0")).isEqualTo(first.manifest());
        Bundle edited = visitor.bundles().get(APP, "1.0.0");
        assertThat(edited.metadata().name()).contains("Ada's App");
        assertThat(edited.metadata().tags()).containsExactly("numbers");
        assertThat(edited.links().docs()).contains("https://ada.example/docs");
        assertThat(edited.editedAt()).isPresent();
    }

    void withdraws() {
        ada.bundles().yank(APP, "1.1.0", "broken");
        assertThat(visitor.bundles().get(APP, "1.1.0").yankReason()).contains("broken");
        ada.bundles().unyank(APP, "1.1.0");
        assertThat(visitor.bundles().get(APP, "1.1.0").yanked()).isFalse();
        ada.bundles().yank(APP, "1.1.0");
        assertThat(visitor.bundles().get(APP, "1.1.0").yanked()).isTrue();
    }

    void fetches() throws IOException {
        Path target = stage.path("fetched.mpk");
        Download download = visitor.bundles().download(APP, "1.0.0", target);
        assertThat(download)
                .isEqualTo(new Download(
                        target, first.bytes().length, first.digest().hex(), true));
        assertThat(target).hasBinaryContent(first.bytes());

        Path resumed = stage.path("resumed.mpk");
        Files.write(stage.path(".resumed.mpk.part"), Arrays.copyOf(first.bytes(), 5000));
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        visitor.bundles()
                .download(DownloadRequest.of(APP, "1.0.0", resumed).resuming().tell((done, total) -> told.add(done)));
        assertThat(resumed).hasBinaryContent(first.bytes());
        assertThat(told.getFirst()).isGreaterThan(5000);

        visitor.bundles().recordDownload(APP);
        assertThat(visitor.bundles()
                        .page(BundleQuery.ALL.ofPackage(APP).upToDate())
                        .items()
                        .getFirst()
                        .downloads())
                .isPositive();
    }

    void deletes() {
        ada.bundles().deleteVersion(APP, "1.1.0");
        assertThat(visitor.bundles().versions(APP)).extracting(Bundle::version).containsExactly("1.0.0");
        ada.bundles().deletePackage(APP);
        assertThat(visitor.bundles().versions(APP)).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ada.bundles().publish(stage.file(first)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("version_deleted"));
    }
}
