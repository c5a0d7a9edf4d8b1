package registry.signing.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.signing.archive.RawTar;
import registry.signing.json.PrettyJson;
import registry.signing.json.StrictJson;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;

/** A good bundle, and what can be done to it before it is packed. */
final class TestBundle {
    static final SignatureSchemes SCHEMES = SignatureSchemes.load();
    static final SigningKey KEY = SigningKey.fromSeed(
            SCHEMES.require("ed25519"),
            Digest.ofContent("a key for tests".getBytes(StandardCharsets.UTF_8)).bytes());
    static final BundleVerifier VERIFIER = new BundleVerifier(SCHEMES, VerificationPolicy.STANDARD);

    private static final SampleApp APP =
            SampleApp.of(PackageName.parse("com.example.counter"), BundleVersion.parse("1.2.3"), "Counter");

    private final ObjectNode manifest = APP.manifest();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private TestBundle() {
        files.put(SampleApp.WASM, APP.wasm());
        files.put(SampleApp.ABI, APP.abi());
    }

    static TestBundle good() {
        return new TestBundle();
    }

    /** Changes the manifest before it is signed. */
    TestBundle with(Consumer<ObjectNode> change) {
        change.accept(manifest);
        return this;
    }

    /** Adds or replaces a file that the manifest does not know of. */
    TestBundle file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    TestBundle without(String path) {
        files.remove(path);
        return this;
    }

    /** Replaces a file and what the manifest says about it. */
    TestBundle artifact(String member, String path, byte[] content) {
        manifest.set(member, declared(path, content));
        return this;
    }

    /** An empty list of services in the manifest. */
    ArrayNode services() {
        return manifest.putArray("services");
    }

    /** Adds a service with its files. */
    TestBundle service(ArrayNode services, String name, byte[] wasm, byte[] abi) {
        ObjectNode service = services.addObject().put("name", name);
        service.set("wasm", declared("services/" + name + ".wasm", wasm));
        service.set("abi", declared("services/" + name + "-abi.json", abi));
        return this;
    }

    private ObjectNode declared(String path, byte[] content) {
        files.put(path, content);
        return manifest.objectNode()
                .put("path", path)
                .put("hash", Digest.ofContent(content).hex())
                .put("size", content.length);
    }

    byte[] wasm() {
        return files.get(SampleApp.WASM);
    }

    byte[] abi() {
        return files.get(SampleApp.ABI);
    }

    ObjectNode signed() {
        return ManifestSigner.sign(manifest, KEY);
    }

    byte[] signedBytes() {
        return PrettyJson.write(signed());
    }

    /** The bundle, signed. */
    byte[] pack() {
        return pack(signedBytes());
    }

    /** The bundle with this text as its manifest. */
    byte[] pack(String manifestText) {
        return pack(manifestText.getBytes(StandardCharsets.UTF_8));
    }

    byte[] pack(byte[] manifestBytes) {
        return tar(manifestBytes).end().gzip();
    }

    /** The bundle as a tar without its end marker. */
    RawTar tar() {
        return tar(signedBytes());
    }

    /** The bundle as a tar without its end marker, with its manifest on one line. */
    RawTar compactTar() {
        return tar(signed().toString().getBytes(StandardCharsets.UTF_8));
    }

    private RawTar tar(byte[] manifestBytes) {
        RawTar tar = new RawTar().file("manifest.json", manifestBytes);
        files.forEach(tar::file);
        return tar;
    }

    static VerificationReport verify(byte[] bundle) {
        return VERIFIER.verify(() -> new ByteArrayInputStream(bundle));
    }

    static ObjectNode parse(byte[] json) {
        return (ObjectNode) StrictJson.parse(json);
    }
}
