package registry.product;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import registry.api.Digest;
import registry.signing.archive.BundleWriter;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;

/** A signed bundle of a chosen size: a WebAssembly module whose custom section holds random, so incompressible, bytes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestBundle(String name, String version, byte[] bytes) {
    private static final byte[] MODULE_HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    static TestBundle create(String name, String version, int payload, SigningKey key) {
        byte[] wasm = module(payload, new Random(name.hashCode() * 31L + version.hashCode()));
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("version", "1.0").put("package", name).put("appVersion", version);
        manifest.put("minRuntimeVersion", "0.1.0");
        manifest.putObject("wasm")
                .put("path", "app.wasm")
                .put("hash", Digest.ofContent(wasm).hex())
                .put("size", wasm.length);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BundleWriter writer = BundleWriter.start(packed, ManifestSigner.signToBytes(manifest, key))) {
            writer.file("app.wasm", wasm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestBundle(name, version, packed.toByteArray());
    }

    /** {@code name@version}. */
    String id() {
        return name + "@" + version;
    }

    /** Where it is downloaded. */
    String artifact() {
        return "/artifacts/" + name + "/" + version + "/" + name + "-" + version + ".mpk";
    }

    /** The signed manifest, as it is in the bundle. */
    byte[] manifest() {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(bytes)))) {
            if (!tar.getNextEntry().getName().equals("manifest.json")) {
                throw new IllegalStateException("the manifest is not the first file of " + id());
            }
            return tar.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Digest digest() {
        return Digest.ofContent(bytes);
    }

    private static byte[] module(int payload, Random random) {
        byte[] content = new byte[payload];
        random.nextBytes(content);
        ByteArrayOutputStream wasm = new ByteArrayOutputStream();
        wasm.writeBytes(MODULE_HEADER);
        wasm.write(0); // a custom section
        writeUnsigned(wasm, payload + 2);
        wasm.write(1); // whose name has one character
        wasm.write('x');
        wasm.writeBytes(content);
        return wasm.toByteArray();
    }

    private static void writeUnsigned(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
