package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.archive.RawTar;
import registry.signing.key.ApplicationId;
import registry.signing.key.BlobId;
import registry.signing.wasm.RawWasm;

class BundleVerifierTest {
    private static final String PNG = "data:image/png;base64,"
            + Base64.getEncoder()
                    .encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});

    @Test
    void aGoodBundlePassesEveryCheckAndIsDescribed() {
        byte[] bundle = TestBundle.good().pack();

        VerificationReport report = TestBundle.verify(bundle);

        assertThat(report.checks())
                .extracting(Check::id)
                .containsExactly(
                        "size",
                        "archive",
                        "manifest-entry",
                        "json",
                        "signature-present",
                        "signature",
                        "key",
                        "signer-id",
                        "manifest",
                        "artifacts",
                        "wasm",
                        "abi",
                        "posted-manifest");
        assertThat(report.checks())
                .filteredOn(check -> check.outcome() != Outcome.PASSED)
                .extracting(Check::id)
                .containsExactly("posted-manifest");
        VerifiedBundle verified = report.require();
        assertThat(verified.manifest().packageName().value()).isEqualTo("com.example.counter");
        assertThat(verified.manifestBytes()).isEqualTo(TestBundle.good().signedBytes());
        assertThat(verified.signerId()).isEqualTo(TestBundle.KEY.signerId());
        assertThat(verified.applicationId()).isEqualTo(ApplicationId.of("com.example.counter", verified.signerId()));
        assertThat(verified.digest()).isEqualTo(Digest.ofContent(bundle));
        assertThat(verified.blobId()).isEqualTo(BlobId.of(bundle));
        assertThat(verified.size()).isEqualTo(bundle.length);
    }

    @Test
    void servicesMayShareFilesAndLieAnywhere() {
        VerificationReport report = verify(manifest -> {
            ObjectNode wasm = (ObjectNode) manifest.remove("wasm");
            manifest.remove("abi");
            manifest.putArray("services").addObject().put("name", "lobby").set("wasm", wasm);
            ((ArrayNode) manifest.get("services"))
                    .addObject()
                    .put("name", "game")
                    .set("wasm", wasm);
        });

        assertThat(report.require().modules())
                .extracting(VerifiedModule::name)
                .containsExactly(Optional.of("lobby"), Optional.of("game"));
        assertThat(report.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail()).contains("abi.json", "does not declare"));
    }

    @Test
    void whatHonestToolsWriteIsAccepted() {
        assertThat(verify(manifest -> {
                            manifest.putArray("migrations");
                            manifest.putNull("links").putNull("interfaces").putNull("services");
                            manifest.put("unknown", "field");
                            ((ObjectNode) manifest.get("metadata"))
                                    .put("icon", PNG)
                                    .putNull("license");
                        })
                        .passed())
                .isTrue();
    }

    @Test
    void topLevelUnderscoreFieldsAreNotSigned() {
        ObjectNode manifest = TestBundle.good().signed().put("_note", "added later");

        assertThat(TestBundle.verify(TestBundle.good().pack(manifest.toString()))
                        .passed())
                .isTrue();
    }

    @Test
    void directoriesAndResourceForksAreIgnored() {
        byte[] bundle = new RawTar()
                .entry("./", '5', new byte[0])
                .file("._manifest.json", "fork")
                .raw(TestBundle.good().tar().bytes())
                .file("._app.wasm", "fork")
                .end()
                .zeros(9 * 1024)
                .gzip();

        VerificationReport report = TestBundle.verify(bundle);

        assertThat(report.passed()).isTrue();
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void undeclaredFilesAreAWarningOrARefusalByPolicy() {
        byte[] bundle =
                TestBundle.good().file("README.md", "hello".getBytes(UTF_8)).pack();
        BundleVerifier strict = new BundleVerifier(
                TestBundle.SCHEMES, new VerificationPolicy(ArchiveLimits.STANDARD, UndeclaredEntries.REJECT));

        VerificationReport warned = TestBundle.verify(bundle);
        VerificationReport refused = strict.verify(() -> new ByteArrayInputStream(bundle));

        assertThat(warned.passed()).isTrue();
        assertThat(warned.warnings()).extracting(Check::id).containsExactly("artifacts");
        assertThat(refused.firstFailure().orElseThrow().error()).hasValue(SigningError.BUNDLE_INTEGRITY);
        assertThat(refused.firstFailure().orElseThrow().detail()).contains("README.md");
    }

    @Test
    void anAbiThatNodesDoNotReadIsAWarning() {
        byte[] unsupported =
                new RawWasm().abi("{\"schema_version\":\"wasm-abi/2\"}").bytes();

        VerificationReport otherMajor = TestBundle.verify(
                withoutAbi().artifact("wasm", "app.wasm", unsupported).pack());
        VerificationReport fileOnly = TestBundle.verify(TestBundle.good()
                .artifact("wasm", "app.wasm", new RawWasm().bytes())
                .pack());

        assertThat(otherMajor.passed()).isTrue();
        assertThat(otherMajor.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail()).contains("wasm-abi/2"));
        assertThat(fileOnly.passed()).isTrue();
        assertThat(fileOnly.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail()).contains("embeds no ABI"));
    }

    @Test
    void aBundleWithoutAnyAbiPasses() {
        byte[] bundle =
                withoutAbi().artifact("wasm", "app.wasm", new RawWasm().bytes()).pack();

        assertThat(TestBundle.verify(bundle).passed()).isTrue();
        assertThat(TestBundle.verify(bundle).warnings()).isEmpty();
    }

    @Test
    void aPostedManifestMayDifferInOrderAndUnderscoreFields() {
        ObjectNode posted = TestBundle.good().signed();
        posted.set("version", posted.remove("version"));
        posted.put("_binary", "00").put("_overwrite", true);

        VerificationReport report = TestBundle.VERIFIER.verify(
                () -> new ByteArrayInputStream(TestBundle.good().pack()), posted);

        assertThat(report.passed()).isTrue();
        assertThat(report.checks().getLast().outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extra", "handlers", "signature", "metadata"})
    void aPostedManifestThatDiffersIsRefusedByTheNameOfTheMember(String member) {
        ObjectNode posted = TestBundle.good().signed();
        if (posted.has(member)) {
            posted.remove(member);
        } else {
            posted.put(member, 1);
        }

        VerificationReport report = TestBundle.VERIFIER.verify(
                () -> new ByteArrayInputStream(TestBundle.good().pack()), posted);

        assertThat(report.firstFailure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.error()).hasValue(SigningError.MANIFEST_MISMATCH);
            assertThat(failure.detail()).contains("'" + member + "'");
        });
    }

    @Test
    void aFileOverTheSizeLimitIsRefusedForItsSize() {
        BundleVerifier small = new BundleVerifier(
                TestBundle.SCHEMES,
                new VerificationPolicy(ArchiveLimits.STANDARD.withMaxPacked(500), UndeclaredEntries.WARN));

        VerificationReport report =
                small.verify(() -> new ByteArrayInputStream(TestBundle.good().pack()));

        assertThat(report.firstFailure().orElseThrow().id()).isEqualTo("size");
        assertThatThrownBy(report::require)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(SigningError.BUNDLE_TOO_LARGE));
    }

    @Test
    void aSourceThatCannotBeReadIsNoFaultOfTheBundle() {
        BundleSource broken = () -> new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> TestBundle.VERIFIER.verify(broken))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE));
    }

    private static TestBundle withoutAbi() {
        return TestBundle.good().without("abi.json").with(manifest -> manifest.remove("abi"));
    }

    private static VerificationReport verify(Consumer<ObjectNode> change) {
        return TestBundle.verify(TestBundle.good().with(change).pack());
    }
}
