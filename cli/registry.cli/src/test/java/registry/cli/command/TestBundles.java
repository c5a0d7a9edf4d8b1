package registry.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;

/** Signed bundles of the sample app. */
final class TestBundles {
    private static final SigningKey KEY =
            SigningKey.fromSeed(SignatureSchemes.load().require("ed25519"), new byte[32]);

    private TestBundles() {}

    static byte[] bundle(String packageName, String version) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        app(packageName, version).pack(manifest(packageName, version), out);
        return Objects.requireNonNull(out.toByteArray());
    }

    static byte[] manifest(String packageName, String version) {
        return ManifestSigner.signToBytes(app(packageName, version).manifest(), KEY);
    }

    private static SampleApp app(String packageName, String version) {
        return SampleApp.of(PackageName.parse(packageName), BundleVersion.parse(version), "KV");
    }
}
