package registry.product;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.signing.archive.BundleWriter;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;

/** Bundles with something to show: a real module with its interface, and what a publisher says about it. */
final class ShownApp {
    private ShownApp() {}

    /** A bundle with one module; {@code change} is made to the manifest before it is signed. */
    static TestBundle of(String name, String version, SigningKey key, Consumer<ObjectNode> change) {
        SampleApp app = sample(name, version);
        ObjectNode manifest = app.manifest();
        change.accept(manifest);
        return packed(name, version, ManifestSigner.signToBytes(manifest, key), files(app));
    }

    /** A bundle with these services. */
    static TestBundle ofServices(String name, String version, SigningKey key, List<String> services) {
        SampleApp app = sample(name, version);
        ObjectNode manifest = app.manifest();
        manifest.remove(List.of("wasm", "abi"));
        ArrayNode declared = manifest.putArray("services");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String service : services) {
            String wasm = "services/" + service + ".wasm";
            String abi = "services/" + service + "-abi.json";
            ObjectNode node = declared.addObject().put("name", service);
            node.set("wasm", artifact(manifest, wasm, app.wasm()));
            node.set("abi", artifact(manifest, abi, app.abi()));
            files.put(wasm, app.wasm());
            files.put(abi, app.abi());
        }
        return packed(name, version, ManifestSigner.signToBytes(manifest, key), files);
    }

    /** A bundle whose module is not the one that was signed. */
    static TestBundle tampered(String name, String version, SigningKey key) {
        SampleApp app = sample(name, version);
        Map<String, byte[]> files = files(app);
        byte[] other = app.wasm();
        other[other.length - 1] ^= 1;
        files.put(SampleApp.WASM, other);
        return packed(name, version, ManifestSigner.signToBytes(app.manifest(), key), files);
    }

    private static SampleApp sample(String name, String version) {
        return SampleApp.of(PackageName.parse(name), BundleVersion.parse(version), "Sample of " + name);
    }

    private static Map<String, byte[]> files(SampleApp app) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(SampleApp.WASM, app.wasm());
        files.put(SampleApp.ABI, app.abi());
        return files;
    }

    private static ObjectNode artifact(ObjectNode manifest, String path, byte[] content) {
        return manifest.objectNode()
                .put("path", path)
                .put("hash", Digest.ofContent(content).hex())
                .put("size", content.length);
    }

    private static TestBundle packed(String name, String version, byte[] manifest, Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter writer = BundleWriter.start(out, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                writer.file(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestBundle(name, version, out.toByteArray());
    }
}
