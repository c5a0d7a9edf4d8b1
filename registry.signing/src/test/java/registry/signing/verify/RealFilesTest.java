package registry.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import registry.api.Digest;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.archive.BundleReader;
import registry.signing.archive.BundleWriter;
import registry.signing.json.StrictJson;
import registry.signing.manifest.ManifestSigner;
import registry.signing.support.SharedFiles;
import registry.signing.wasm.Abi;

/** Files that other people's tools made. */
class RealFilesTest {
    @Test
    void anUnsignedBundleIsRefusedForItsMissingSignature() throws IOException {
        VerificationReport report = verify("kv-store-unsigned.mpk");

        assertThat(report.firstFailure().orElseThrow().error()).hasValue(SigningError.MISSING_SIGNATURE);
        assertThat(outcome(report, "archive")).isEqualTo(Outcome.PASSED);
        assertThat(outcome(report, "manifest-entry")).isEqualTo(Outcome.PASSED);
        assertThat(outcome(report, "wasm")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aRealAppBundledAndSignedHerePassesEveryCheck() throws IOException {
        byte[] bundle = bundledKvStore();
        VerificationReport report = TestBundle.verify(bundle);

        assertThat(report.firstFailure()).isEmpty();
        assertThat(outcome(report, "abi")).isEqualTo(Outcome.PASSED);
        assertThat(report.warnings()).isEmpty();
        VerifiedBundle verified = report.require();
        assertThat(verified.digest()).isEqualTo(Digest.ofContent(bundle));
        assertThat(verified.size()).isEqualTo(bundle.length);
        assertThat(verified.modules()).singleElement().satisfies(module -> {
            assertThat(module.wasm().hash().hex()).startsWith("587d96f5").endsWith("b343");
            assertThat(module.module().size()).isEqualTo(283_441);
            assertThat(module.module().exports().names()).contains("memory", "set", "get");
            assertThat(module.module().memories()).hasSize(1);
            assertThat(module.module().abi().orElseThrow()).isInstanceOfSatisfying(Abi.Supported.class, abi -> {
                assertThat(abi.manifest().stateVersion()).isEqualTo(1);
                assertThat(abi.manifest().methods())
                        .extracting("signature")
                        .contains("set(key: string, value: string)", "entries() -> map<string, string>");
                assertThat(abi.manifest().events()).contains("Inserted(Event_Inserted)", "Cleared");
            });
        });
    }

    @Test
    void nullHashesAreRefusedAlthoughTheSignatureIsValid() throws IOException {
        VerificationReport report = verify("battleships-0.2.5.mpk");

        assertSigned(report);
        assertThat(outcome(report, "manifest")).isEqualTo(Outcome.PASSED);
        assertThat(report.firstFailure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("artifacts");
            assertThat(failure.error()).hasValue(SigningError.BUNDLE_INTEGRITY);
            assertThat(failure.detail()).contains("wasm.hash", "abi.hash", "null");
        });
    }

    @Test
    void servicesOutsideTheServicesFolderAreRefusedForTheirHashesOnly() throws IOException {
        VerificationReport report = verify("battleships-0.3.0-services.mpk");

        assertSigned(report);
        assertThat(outcome(report, "manifest")).isEqualTo(Outcome.PASSED);
        assertThat(report.firstFailure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.error()).hasValue(SigningError.BUNDLE_INTEGRITY);
            assertThat(failure.detail()).contains("services[0].wasm.hash (lobby.wasm)");
        });
    }

    @Test
    void twoManifestsAreRefusedAsAmbiguous() throws IOException {
        VerificationReport report = verify("battleships-two-manifests.mpk");

        assertThat(report.firstFailure().orElseThrow()).satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("manifest-entry");
            assertThat(failure.error()).hasValue(SigningError.BUNDLE_INTEGRITY);
            assertThat(failure.detail()).contains("ambiguous");
        });
    }

    private static void assertSigned(VerificationReport report) {
        assertThat(outcome(report, "signature-present")).isEqualTo(Outcome.PASSED);
        assertThat(outcome(report, "signature")).isEqualTo(Outcome.PASSED);
        assertThat(outcome(report, "key")).isEqualTo(Outcome.PASSED);
        assertThat(outcome(report, "signer-id")).isEqualTo(Outcome.PASSED);
    }

    private static VerificationReport verify(String name) {
        return TestBundle.VERIFIER.verify(() -> Files.newInputStream(SharedFiles.find("real/" + name)));
    }

    private static Outcome outcome(VerificationReport report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    /** The app and ABI out of the archive that macOS made, in a bundle of our own. */
    private static byte[] bundledKvStore() throws IOException {
        Map<String, byte[]> files = unpack("kv-store-unsigned.mpk");
        ObjectNode manifest = (ObjectNode) StrictJson.parse(files.get("manifest.json"));
        manifest.put("minRuntimeVersion", "0.1.0");
        ((ObjectNode) manifest.get("wasm"))
                .put("hash", Digest.ofContent(files.get("app.wasm")).hex());
        ((ObjectNode) manifest.get("abi"))
                .put("hash", Digest.ofContent(files.get("abi.json")).hex());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter writer = BundleWriter.start(out, ManifestSigner.signToBytes(manifest, TestBundle.KEY))) {
            writer.file("app.wasm", files.get("app.wasm"));
            writer.file("abi.json", files.get("abi.json"));
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unpack(String name) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (BundleReader reader =
                BundleReader.open(Files.newInputStream(SharedFiles.find("real/" + name)), ArchiveLimits.STANDARD)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                files.put(entry.get().path(), reader.content().readAllBytes());
            }
        }
        return files;
    }
}
