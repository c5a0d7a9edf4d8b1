package registry.signing.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.signing.verify.VerificationReport;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiBudget;
import registry.signing.wasm.WasmModule;

class SampleAppTest {
    private static final SampleApp APP =
            SampleApp.of(PackageName.parse("com.example.sample"), BundleVersion.parse("1.0.0"), "Sample");

    @Test
    void exportsExactlyWhatItsAbiPromises() {
        WasmModule module = WasmModule.read(new ByteArrayInputStream(APP.wasm()), new AbiBudget());

        assertThat(module.imports().count()).isZero();
        assertThat(module.exports().names()).containsExactly("memory", "increment", "init", "reset");
        assertThat(module.abi().orElseThrow())
                .isInstanceOfSatisfying(
                        Abi.Supported.class,
                        abi -> assertThat(abi.manifest().methods())
                                .extracting("signature")
                                .containsExactly("increment()", "init()", "reset()"));
        assertThat(Abi.read(APP.abi())).isEqualTo(module.abi().orElseThrow());
    }

    @Test
    void passesEveryCheckOnceItIsSigned() throws IOException {
        SignatureSchemes schemes = SignatureSchemes.load();
        SigningKey key = SigningKey.fromSeed(
                schemes.require("ed25519"),
                Digest.ofContent("sample".getBytes(StandardCharsets.UTF_8)).bytes());
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        APP.pack(ManifestSigner.signToBytes(APP.manifest(), key), bundle);

        VerificationReport report = new BundleVerifier(schemes, VerificationPolicy.STANDARD)
                .verify(() -> new ByteArrayInputStream(bundle.toByteArray()));

        assertThat(report.passed()).isTrue();
        assertThat(report.warnings()).isEmpty();
    }

    /** The bytes were run by an engine when they were written down; they must not change unnoticed. */
    @Test
    void isTheModuleThatAnEngineHasRun() {
        assertThat(Digest.ofContent(APP.wasm()).hex())
                .isEqualTo("f6f7fbeab48055ae6079426201672dfbcab2f9490798b5c2bf9d99266536926b");
    }
}
