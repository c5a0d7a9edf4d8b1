package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.function.Consumer;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.key.Base64Url;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.manifest.SignedContent;
import registry.signing.sample.SampleApp;
import registry.storage.DocumentStore;

/** Makes bundles. */
final class Bundles {
    static final SignatureSchemes SCHEMES = SignatureSchemes.load();
    static final SigningKey KEY = newKey();

    private Bundles() {}

    static SigningKey newKey() {
        return SigningKey.generate(SCHEMES.require("ed25519"), new SecureRandom());
    }

    /** A bundle of the sample app, signed by {@link #KEY}. */
    static byte[] bundle(String name, String version) {
        return bundle(name, version, KEY, manifest -> {});
    }

    /** A bundle of the sample app whose manifest is changed before it is signed. */
    static byte[] bundle(String name, String version, SigningKey key, Consumer<ObjectNode> change) {
        SampleApp app = SampleApp.of(PackageName.parse(name), BundleVersion.parse(version), "Sample");
        return pack(app, manifest(app, key, change));
    }

    static byte[] manifest(String name, String version) {
        return manifest(
                SampleApp.of(PackageName.parse(name), BundleVersion.parse(version), "Sample"), KEY, manifest -> {});
    }

    /** Signs, without asking whether it is worth signing. */
    static byte[] signed(ObjectNode manifest, SigningKey key) {
        return signedAs(manifest, key, key.signerId().value());
    }

    /** The same, in another name. */
    static byte[] signedAs(ObjectNode manifest, SigningKey key, String signerId) {
        ObjectNode signed = manifest.deepCopy().put("signerId", signerId);
        byte[] signature = key.sign(SignedContent.digest(signed).bytes());
        signed.putObject("signature")
                .put("algorithm", key.schemeId())
                .put("publicKey", Base64Url.encode(key.publicKey()))
                .put("signature", Base64Url.encode(signature));
        return DocumentStore.encode(signed);
    }

    static byte[] pack(SampleApp app, byte[] manifest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            app.pack(manifest, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] manifest(SampleApp app, SigningKey key, Consumer<ObjectNode> change) {
        ObjectNode manifest = app.manifest();
        change.accept(manifest);
        return ManifestSigner.signToBytes(manifest, key);
    }
}
