package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.signing.archive.RawTar;
import registry.signing.wasm.AbiBudget;
import registry.signing.wasm.AbiManifest;
import registry.signing.wasm.RawWasm;

/**
 * The worst files that stay within the limits, and some that do not, cost at most 3 seconds of processor time and 64 MB
 * of memory. What is allocated says little about memory, so a process of its own does the work in a heap of that size.
 */
class BoundedCostTest {
    private static final int MAX_MEGABYTES = 64;
    private static final int MAX_MILLISECONDS = 3000;
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void noFileCostsMoreThanThreeSecondsAnd64Megabytes() throws IOException, InterruptedException {
        bigModule("sparse-module", withoutAbi(), block(1));
        bigModule("dense-module", withoutAbi(), block(8));
        bigModule("everything-at-once", trees(), block(8));
        overLimit();
        Files.write(folder.resolve("manifest-trees"), manifestOfTrees());
        Files.write(folder.resolve("abi-trees"), abiTrees());
        Files.write(folder.resolve("long-names"), longNames());

        Map<String, String> outcomes = new TreeMap<>();
        for (String line : measure()) {
            String[] words = line.split(" ", -1);
            outcomes.put(words[0], words[1]);
            assertThat(Integer.parseInt(words[2])).as(line).isLessThan(MAX_MILLISECONDS);
        }

        assertThat(outcomes)
                .containsOnly(
                        Map.entry("sparse-module", "passed"),
                        Map.entry("dense-module", "passed"),
                        Map.entry("everything-at-once", "passed"),
                        Map.entry("over-limit", "bundle_too_large"),
                        Map.entry("manifest-trees", "passed"),
                        Map.entry("abi-trees", "bundle_too_large"),
                        Map.entry("long-names", "passed"));
    }

    /** Runs {@link CostMeter} over all files in a heap of the size that is allowed. */
    private List<String> measure() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MAX_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(
                        File.pathSeparator,
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""),
                        Path.of("target", "test-classes").toAbsolutePath().toString()),
                CostMeter.class.getName()));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    /** A signed bundle whose module is one huge custom section, just within the limits. */
    private void bigModule(String name, TestBundle bundle, byte[] block) throws IOException {
        int mebibytes = 500;
        byte[] start = moduleStart((long) mebibytes * block.length);
        var hash = Digest.sha256();
        hash.update(start);
        for (int i = 0; i < mebibytes; i++) {
            hash.update(block);
        }
        long size = start.length + (long) mebibytes * block.length;
        bundle.with(manifest -> manifest.putObject("wasm")
                .put("path", "app.wasm")
                .put("hash", Digest.finish(hash).hex())
                .put("size", size));
        try (BombFile bomb = new BombFile(folder.resolve(name))) {
            RawTar tar = bundle.without("app.wasm").compactTar();
            bomb.append(tar.header("app.wasm".getBytes(UTF_8), '0', RawTar.octal(size, 11))
                    .raw(start)
                    .bytes());
            bomb.append(block, mebibytes);
            int padding = (int) ((RawTar.RECORD - size % RawTar.RECORD) % RawTar.RECORD);
            bomb.append(new byte[padding + 2 * RawTar.RECORD]);
        }
    }

    private void overLimit() throws IOException {
        long size = 600L * MIB;
        try (BombFile bomb = new BombFile(folder.resolve("over-limit"))) {
            RawTar tar = TestBundle.good().tar();
            bomb.append(tar.header("big".getBytes(UTF_8), '0', RawTar.octal(size, 11))
                    .bytes());
            bomb.append(block(1), 600);
            bomb.append(new byte[2 * RawTar.RECORD]);
        }
    }

    private static byte[] moduleStart(long content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new RawWasm().raw(0).bytes());
        long rest = content + 2;
        for (int i = 0; i < 4; i++) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        out.write(1);
        out.write('x');
        return out.toByteArray();
    }

    /** A MiB of zeros with so many percent of noise strewn in: the more noise, the harder to unpack. */
    private static byte[] block(int percentNoise) {
        byte[] block = new byte[MIB];
        Random random = new Random(percentNoise);
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (random.nextInt(100) < percentNoise ? random.nextInt() : 0);
        }
        return block;
    }

    /** Almost 200,000 tokens in the manifest: small objects, which need far more memory than their text. */
    private static byte[] manifestOfTrees() {
        return manyObjects(TestBundle.good()).compactTar().end().gzip();
    }

    /** A manifest of small objects, and as many ABI files of them as the budget allows. */
    private static TestBundle trees() {
        return abiFiles(manyObjects(withoutAbi()), AbiBudget.MAX_TOTAL / AbiBudget.MAX_DOCUMENT / 2);
    }

    /** More ABI files than the budget allows, each of many small objects. */
    private static byte[] abiTrees() {
        return abiFiles(withoutAbi().with(manifest -> manifest.remove("wasm")), 10)
                .without("app.wasm")
                .pack();
    }

    private static TestBundle manyObjects(TestBundle bundle) {
        return bundle.with(manifest -> {
            ArrayNode trees = manifest.putArray("trees");
            for (int i = 0; i < 49_000; i++) {
                trees.addObject().put("", i);
            }
        });
    }

    /** Services whose ABI is embedded and a file, close to the longest that is allowed. */
    private static TestBundle abiFiles(TestBundle bundle, int services) {
        String abi = "{\"schema_version\":\"wasm-abi/1\",\"x\":[" + "{\"a\":1},".repeat(49_000) + "{}]}";
        byte[] document = (abi + " ".repeat(AbiBudget.MAX_DOCUMENT - 1000 - abi.length())).getBytes(UTF_8);
        byte[] module = new RawWasm().custom(AbiManifest.SECTION, document).bytes();
        ArrayNode list = bundle.services();
        for (int i = 0; i < services; i++) {
            bundle.service(list, "s" + i, module, document);
        }
        return bundle;
    }

    /** A module with very many exports of long names. */
    private static byte[] longNames() {
        ByteArrayOutputStream exports = new ByteArrayOutputStream();
        exports.writeBytes(new byte[] {(byte) 0xb8, 0x17});
        for (int i = 0; i < 3000; i++) {
            exports.writeBytes(new byte[] {(byte) 0xd0, (byte) 0x0f});
            exports.writeBytes("n".repeat(2000).getBytes(UTF_8));
            exports.writeBytes(new byte[] {2, 0});
        }
        byte[] module = new RawWasm().section(7, exports.toByteArray()).bytes();
        return withoutAbi().artifact("wasm", "app.wasm", module).pack();
    }

    private static TestBundle withoutAbi() {
        return TestBundle.good().without("abi.json").with(manifest -> manifest.remove("abi"));
    }
}
