package registry.signing.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.signing.archive.BundleWriter;
import registry.signing.json.CanonicalJson;
import registry.signing.json.PrettyJson;
import registry.signing.wasm.AbiManifest;

/**
 * A counter: a valid module with an embedded ABI, the ABI as a file, and a manifest that lacks nothing but a signature.
 * Immutable and thread-safe; the same arguments give the same bytes.
 */
public final class SampleApp {
    /** The name of the module in the bundle. */
    public static final String WASM = "app.wasm";

    /** The name of the ABI file in the bundle. */
    public static final String ABI = "abi.json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> METHODS = List.of("increment", "init", "reset");

    // i32.const 0 is the address of the counter; 0x28 loads and 0x36 stores four bytes, aligned, at offset 0.
    private static final byte[] INCREMENT = {0x41, 0, 0x41, 0, 0x28, 2, 0, 0x41, 1, 0x6a, 0x36, 2, 0};
    private static final byte[] RESET = {0x41, 0, 0x41, 0, 0x36, 2, 0};

    private final PackageName packageName;
    private final BundleVersion version;
    private final String name;
    private final byte[] wasm;
    private final byte[] abi;

    private SampleApp(PackageName packageName, BundleVersion version, String name) {
        ObjectNode document = abiDocument();
        this.packageName = packageName;
        this.version = version;
        this.name = name;
        this.abi = PrettyJson.write(document);
        this.wasm = new WasmWriter()
                .function("increment", INCREMENT)
                .function("init", RESET)
                .function("reset", RESET)
                .custom(AbiManifest.SECTION, CanonicalJson.of(document))
                .write();
    }

    /** The app under this package, version and name for people. */
    public static SampleApp of(PackageName packageName, BundleVersion version, String name) {
        return new SampleApp(packageName, version, name);
    }

    /** A copy of the module. */
    public byte[] wasm() {
        return wasm.clone();
    }

    /** A copy of the ABI file: the embedded ABI, pretty-printed. */
    public byte[] abi() {
        return abi.clone();
    }

    /** A new unsigned manifest, which belongs to the caller. */
    public ObjectNode manifest() {
        ObjectNode manifest = JSON.objectNode();
        manifest.put("version", "1.0")
                .put("package", packageName.value())
                .put("appVersion", version.toString())
                .put("minRuntimeVersion", "0.1.0");
        manifest.putObject("metadata")
                .put("name", name)
                .put("description", "A counter, to try the registry with.")
                .putArray("tags")
                .add("sample");
        manifest.putObject("handlers").put("slug", packageName.value());
        manifest.set("wasm", artifact(WASM, wasm));
        manifest.set("abi", artifact(ABI, abi));
        manifest.putObject("links");
        return manifest;
    }

    /** Writes the bundle with {@code manifest}, normally the signed {@link #manifest}; closes {@code out}. */
    public void pack(byte[] manifest, OutputStream out) throws IOException {
        try (BundleWriter writer = BundleWriter.start(out, manifest)) {
            writer.file(WASM, wasm);
            writer.file(ABI, abi);
        }
    }

    private static ObjectNode artifact(String path, byte[] content) {
        return JSON.objectNode()
                .put("path", path)
                .put("hash", Digest.ofContent(content).hex())
                .put("size", content.length);
    }

    private static ObjectNode abiDocument() {
        ObjectNode document = JSON.objectNode();
        document.put("schema_version", "wasm-abi/1");
        ArrayNode fields = document.putObject("types")
                .putObject("Counter")
                .put("kind", "record")
                .putArray("fields");
        fields.addObject().put("name", "value").putObject("type").put("kind", "u32");
        ArrayNode methods = document.putArray("methods");
        for (String method : METHODS) {
            ObjectNode node = methods.addObject().put("name", method);
            node.putArray("params");
            node.putObject("returns").put("kind", "unit");
        }
        document.putArray("events");
        document.put("state_root", "Counter");
        return document;
    }
}
