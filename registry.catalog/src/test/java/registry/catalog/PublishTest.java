package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.api.spi.StagedBlob;
import registry.orgs.OrgsError;
import registry.signing.SigningError;
import registry.signing.archive.BundleWriter;
import registry.signing.key.ApplicationId;
import registry.signing.key.SigningKey;
import registry.signing.sample.SampleApp;
import registry.storage.DocumentStore;

class PublishTest extends CatalogTestCase {
    @Test
    void publishedBundlesAreThereAtOnceByteForByte() throws IOException {
        byte[] bundle = bundle(NAME, "1.0.0");

        Publication publication = registry.published(ada, bundle);

        assertThat(publication.digest()).isEqualTo(Digest.ofContent(bundle));
        assertThat(publication.size()).isEqualTo(bundle.length);
        assertThat(publication.signerId()).isEqualTo(Bundles.KEY.signerId());
        assertThat(publication.applicationId()).isEqualTo(ApplicationId.of(PACKAGE, Bundles.KEY.signerId()));
        assertThat(publication.publishedAt()).isEqualTo(TestCatalog.START);
        assertThat(publication.warnings()).isEmpty();
        assertThat(publication.report().passed()).isTrue();
        Artifact artifact = catalog().artifact(PACKAGE, version("1.0.0"));
        assertThat(artifact.minRuntimeVersion()).isEqualTo("0.1.0");
        assertThat(artifact.digest()).isEqualTo(publication.digest());
        try (InputStream stream = artifact.blob().read()) {
            assertThat(stream.readAllBytes()).isEqualTo(bundle);
        }
        assertThat(catalog().manifest(PACKAGE, version("1.0.0"))).isEqualTo(Bundles.manifest(NAME, "1.0.0"));
        assertThat(registry.browse(NAME)).containsExactly("1.0.0");
    }

    @Test
    void everythingIsStillThereAfterARestart() throws IOException {
        byte[] bundle = bundle(NAME, "1.0.0");
        registry.published(ada, bundle);
        byte[] listing = TestCatalog.bytes(catalog().listing().all());
        byte[] versions = TestCatalog.bytes(catalog().listing().versions(PACKAGE));

        reopen();

        assertThat(TestCatalog.bytes(catalog().listing().all())).isEqualTo(listing);
        assertThat(TestCatalog.bytes(catalog().listing().versions(PACKAGE))).isEqualTo(versions);
        try (InputStream stream =
                catalog().artifact(PACKAGE, version("1.0.0")).blob().read()) {
            assertThat(stream.readAllBytes()).isEqualTo(bundle);
        }
    }

    @Test
    void retriesWithTheSameBytesSucceed() {
        byte[] bundle = bundle(NAME, "1.0.0");
        Publication first = registry.published(ada, bundle);
        registry.published(ada, NAME, "1.1.0");
        registry.yank(ada, NAME, "1.0.0");
        byte[] listing = TestCatalog.bytes(catalog().listing().all());

        assertThat(registry.publish(ada, bundle))
                .isInstanceOfSatisfying(PublishResult.AlreadyPublished.class, already -> {
                    assertThat(already.publication().digest()).isEqualTo(first.digest());
                    assertThat(already.publication().publishedAt()).isEqualTo(first.publishedAt());
                });
        assertThat(TestCatalog.bytes(catalog().listing().all())).isEqualTo(listing);
    }

    @Test
    void refusesOtherBytesUnderAnExistingVersionEvenAnOlderOne() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "2.0.0");

        assertThatThrownBy(() -> registry.publish(ada, other("1.0.0")))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(CatalogError.VERSION_EXISTS))
                .hasMessageContaining("already exists")
                .hasMessageContaining("First-come-first-serve");
        assertThat(blobs()).hasSize(2);
    }

    @Test
    void refusesVersionsThatAreNotGreaterThanTheHighestEverPublished() {
        registry.published(ada, NAME, "1.5.0");

        for (String lower : List.of("1.4.9", "1.5.0-rc.1", "0.1.0")) {
            assertThat(refusal(() -> registry.publish(ada, bundle(NAME, lower))))
                    .as(lower)
                    .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        }
        registry.delete(ada, NAME, "1.5.0");
        assertThat(refusal(() -> registry.publish(ada, bundle(NAME, "1.4.9"))))
                .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        registry.published(ada, NAME, "1.10.0");
    }

    @Test
    void refusesEverybodyButTheOwner() {
        registry.published(ada, NAME, "1.0.0");

        assertThatThrownBy(() -> registry.publish(bob, bundle(NAME, "1.1.0")))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(OrgsError.NOT_OWNER))
                .hasMessageContaining("'ada'")
                .hasMessageNotContaining("@example.com");
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.0.0")))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.publish(registry.administrator("grace"), bundle(NAME, "1.1.0"))))
                .isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void refusesTokensWithoutTheRight() {
        Account carol = registry.account("carol", false);
        Actor reader = registry.actor(carol, Set.of(Scope.READ, Scope.YANK));
        Actor elsewhere =
                registry.actor(carol, new TokenRequest("ci", Scope.ALL, Set.of("org.other.*"), Optional.empty()));

        assertThat(refusal(() -> registry.publish(reader, bundle(NAME, "1.0.0"))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> registry.publish(elsewhere, bundle(NAME, "1.0.0"))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(registry.published(elsewhere, "org.other.counter", "1.0.0")).isNotNull();
    }

    @Test
    void refusesBundlesThatAreNotWhatTheySay() throws IOException {
        assertThat(refused("garbage".getBytes(StandardCharsets.UTF_8))).isEqualTo(SigningError.INVALID_BUNDLE);
        assertThat(refused(new byte[0])).isEqualTo(SigningError.INVALID_BUNDLE);
        byte[] bundle = bundle(NAME, "1.0.0");
        assertThat(refused(Arrays.copyOf(bundle, bundle.length / 2))).isNotNull();
        SampleApp app = SampleApp.of(PACKAGE, version("1.0.0"), "Sample");
        assertThat(refused(Bundles.pack(app, app.manifest().toString().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(SigningError.MISSING_SIGNATURE);
        assertThat(refused(bundle(
                        NAME, "1.0.0", Bundles.KEY, manifest -> ((ObjectNode) manifest.get("wasm")).put("size", 1))))
                .isEqualTo(SigningError.BUNDLE_INTEGRITY);
        assertThat(refused(bundle(NAME, "1.0.0", Bundles.KEY, manifest -> manifest.put("package", "NoDots"))))
                .isEqualTo(SigningError.INVALID_MANIFEST);
        SigningKey dev = SigningKey.development(Bundles.SCHEMES.require("ed25519"));
        assertThat(refused(bundle(NAME, "1.0.0", dev, manifest -> {}))).isEqualTo(SigningError.DEV_SIGNING_KEY);
        assertThat(blobs()).isEmpty();
        assertThat(catalog().stats()).isEqualTo(new Stats(0, 0, 0, 0, 0));
    }

    @Test
    void comparesTheManifestThatWasPosted() {
        byte[] bundle = bundle(NAME, "1.0.0");

        PublishResult other =
                registry.publish(ada, bundle, Optional.of(TestCatalog.json(Bundles.manifest(NAME, "1.0.1"))));
        assertThat(other)
                .isInstanceOfSatisfying(
                        PublishResult.Refused.class,
                        refused -> assertThat(refused.report()
                                        .firstFailure()
                                        .orElseThrow()
                                        .error())
                                .contains(SigningError.MANIFEST_MISMATCH));
        PublishResult same =
                registry.publish(ada, bundle, Optional.of(TestCatalog.json(Bundles.manifest(NAME, "1.0.0"))));
        assertThat(same).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void warnsLoudlyWhenAnotherKeySigns() {
        registry.published(ada, NAME, "1.0.0");
        SigningKey other = Bundles.newKey();

        Publication publication = registry.published(ada, bundle(NAME, "1.1.0", other, manifest -> {}));

        String before = ApplicationId.of(PACKAGE, Bundles.KEY.signerId()).base58();
        String after = ApplicationId.of(PACKAGE, other.signerId()).base58();
        assertThat(publication.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("signer_changed");
            assertThat(warning.message()).contains(before, after);
            assertThat(warning.facts())
                    .isEqualTo(Map.of(
                            "applicationId", after, "previousApplicationId", before, "previousVersion", "1.0.0"));
        });
        assertThat(registry.published(ada, bundle(NAME, "1.2.0", other, manifest -> {}))
                        .warnings())
                .isEmpty();
    }

    @Test
    void warnsOfAnotherKeyWhenItIsPublishedAgain() {
        byte[] bundle = bundle(NAME, "1.1.0", Bundles.newKey(), manifest -> {});
        registry.published(ada, NAME, "1.0.0");
        List<Warning> warnings = registry.published(ada, bundle).warnings();
        registry.published(ada, NAME, "1.2.0");
        registry.delete(ada, NAME, "1.0.0");
        registry.yank(ada, NAME, "1.1.0");

        assertThat(registry.publish(ada, bundle))
                .isInstanceOfSatisfying(
                        PublishResult.AlreadyPublished.class,
                        already -> assertThat(already.publication().warnings()).isEqualTo(warnings));
        assertThat(warnings).hasSize(1);
    }

    @Test
    void warnsOfAnotherKeyThanADeletedVersionHad() {
        registry.published(ada, NAME, "1.0.0");
        registry.delete(ada, NAME, "1.0.0");

        assertThat(registry.published(ada, bundle(NAME, "1.1.0", Bundles.newKey(), manifest -> {}))
                        .warnings())
                .extracting(Warning::code)
                .containsExactly("signer_changed");
    }

    @Test
    void warnsOfFilesThatTheManifestDoesNotDeclare() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleApp app = SampleApp.of(PACKAGE, version("1.0.0"), "Sample");
        try (BundleWriter writer = BundleWriter.start(out, Bundles.manifest(NAME, "1.0.0"))) {
            writer.file(SampleApp.WASM, app.wasm());
            writer.file(SampleApp.ABI, app.abi());
            writer.file("notes.txt", new byte[] {1});
        }

        assertThat(registry.published(ada, out.toByteArray()).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("notes.txt"));
    }

    @Test
    void recordsWhoDidWhat() {
        registry.published(ada, NAME, "1.0.0");

        assertThat(new DocumentStore(registry.stores().metadata())
                        .scan("audit/")
                        .map(document -> document.json())
                        .filter(json -> json.path("action").asText().equals("version.publish")))
                .singleElement()
                .satisfies(json -> {
                    assertThat(json.path("account").asText())
                            .isEqualTo(ada.account().id().value());
                    assertThat(json.path("credential").path("id").asText())
                            .isEqualTo(ada.credential().id());
                    assertThat(json.path("target").asText()).isEqualTo(NAME + "/1.0.0");
                    assertThat(json.path("when").asText()).isEqualTo("2026-03-01T10:00:00Z");
                });
    }

    @Test
    void aStagedBundleThatIsRefusedLeavesNothing() {
        try (StagedBlob staged = catalog().stage()) {
            staged.write(new byte[] {1, 2, 3}, 0, 3);
            assertThat(catalog().publish(ada, staged, Optional.empty())).isInstanceOf(PublishResult.Refused.class);
        }
        assertThat(blobs()).isEmpty();
    }

    private byte[] other(String version) {
        return bundle(NAME, version, Bundles.KEY, manifest -> manifest.put("comment", "other bytes"));
    }

    private ErrorCode refused(byte[] bundle) {
        return switch (registry.publish(ada, bundle)) {
            case PublishResult.Refused refused ->
                refused.report().firstFailure().flatMap(check -> check.error()).orElseThrow();
            case PublishResult.Published published -> throw new AssertionError("published");
            case PublishResult.AlreadyPublished already -> throw new AssertionError("already published");
        };
    }

    private List<?> blobs() {
        return registry.stores().blobs().list(Optional.empty(), 100);
    }
}
