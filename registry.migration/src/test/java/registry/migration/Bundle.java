package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.Consumer;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.archive.ArchiveLimits;
import registry.signing.archive.BundleReader;
import registry.signing.json.StrictJson;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;

/** Makes bundles, good and bad ones. */
final class Bundle {
    static final SignatureSchemes SCHEMES = SignatureSchemes.load();
    static final SigningKey KEY = SigningKey.generate(SCHEMES.require("ed25519"), new SecureRandom());

    private Bundle() {}

    /** A bundle as tools of today make it. */
    static byte[] good(String name, String version) {
        return changed(name, version, manifest -> {});
    }

    /** A bundle whose manifest is changed before it is signed. */
    static byte[] changed(String name, String version, Consumer<ObjectNode> change) {
        SampleApp app = app(version);
        ObjectNode manifest = app.manifest();
        manifest.put("package", name);
        change.accept(manifest);
        return pack(app, ManifestSigner.signToBytes(manifest, KEY));
    }

    /** A bundle without hashes, as the old tools made them, and signed all the same. */
    static byte[] withoutHashes(String name, String version) {
        return changed(name, version, manifest -> {
            manifest.withObject("/wasm").putNull("hash");
            manifest.withObject("/abi").putNull("hash");
        });
    }

    /** A bundle that nobody signed. */
    static byte[] unsigned(String name, String version) {
        SampleApp app = app(version);
        return pack(app, bytes(app.manifest().put("package", name)));
    }

    /** A bundle of the sample app with this manifest. */
    static byte[] packed(String version, ObjectNode manifest) {
        return pack(app(version), bytes(manifest));
    }

    /** The manifest in a bundle. */
    static ObjectNode manifest(byte[] mpk) {
        try (BundleReader reader = BundleReader.open(new ByteArrayInputStream(mpk), ArchiveLimits.STANDARD)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get().isManifest()) {
                    return (ObjectNode) StrictJson.parse(reader.content().readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no manifest");
    }

    private static SampleApp app(String version) {
        return SampleApp.of(PackageName.parse("com.example.sample"), BundleVersion.parse(version), "Sample");
    }

    private static byte[] bytes(ObjectNode manifest) {
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pack(SampleApp app, byte[] manifest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            app.pack(manifest, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
