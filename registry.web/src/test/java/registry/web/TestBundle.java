package registry.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.function.Consumer;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;
import registry.web.http.Json;

/** A sample app, signed by a key that was made for this run. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestBundle(ObjectNode manifest, byte[] manifestBytes, byte[] bytes) {
    private static final SigningKey KEY = newKey();

    static TestBundle of(String name, String version) {
        return of(name, version, manifest -> {});
    }

    /** With another manifest than the ordinary one; signed after the change. */
    static TestBundle of(String name, String version, Consumer<ObjectNode> change) {
        return signed(KEY, name, version, change);
    }

    /** By another key than the ordinary one. */
    static TestBundle signedBy(SigningKey key, String name, String version) {
        return signed(key, name, version, manifest -> {});
    }

    static TestBundle unsigned(String name, String version) {
        SampleApp app = SampleApp.of(PackageName.parse(name), BundleVersion.parse(version), "Unsigned");
        return packed(app, app.manifest(), Json.bytes(app.manifest()));
    }

    static SigningKey newKey() {
        return SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    }

    private static TestBundle signed(SigningKey key, String name, String version, Consumer<ObjectNode> change) {
        SampleApp app = SampleApp.of(PackageName.parse(name), BundleVersion.parse(version), "Sample of " + name);
        ObjectNode manifest = app.manifest();
        change.accept(manifest);
        ObjectNode signed = ManifestSigner.sign(manifest, key);
        return packed(app, signed, Json.bytes(signed));
    }

    private static TestBundle packed(SampleApp app, ObjectNode manifest, byte[] manifestBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            app.pack(manifestBytes, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestBundle(manifest, manifestBytes, out.toByteArray());
    }
}
