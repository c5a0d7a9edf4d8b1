package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.maintenance.backup.BackupFile;
import registry.maintenance.backup.Sink;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** Backs a serving registry up with the real programs while others publish and remove, and serves what was restored. */
class BackupIT {
    private static final String KEPT = "com.example.kept";
    private static final String BUSY = "com.example.busy";
    private static final int PAYLOAD = 50_000;

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private final Map<String, Digest> published = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void servesTheSameFromARestoredBackup() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("registry.tar");
        String token;
        Map<String, Digest> before;
        JsonNode listing;
        try (ServerProcess server = ServerProcess.start(data, Map.of());
                Requests requests = new Requests(server.url())) {
            token = requests.setUp(server.setupCode());
            for (int i = 1; i <= 5; i++) {
                publish(requests, TestBundle.create(KEPT, "1." + i + ".0", PAYLOAD, key), token);
            }
            before = Map.copyOf(published);
            listing = kept(requests);
            backUpWhilePublishing(requests, server, token, file);
            assertThat(run(token, server, "admin", "fsck")).contains("0 errors, 0 warnings");
            assertThat(run(token, server, "admin", "gc", "--dry-run")).contains("would remove 0 of ");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertHoldsNoToken(file, token);

        Path restored = folder.resolve("restored");
        assertThat(offline(0, "admin", "verify", file.toString())).contains("is whole");
        assertThat(offline(0, "admin", "restore", file.toString(), "--data", restored.toString()))
                .contains("restored and compared");
        assertThat(offline(0, "admin", "fsck", "--data", restored.toString())).contains("0 errors, 0 warnings");
        assertThat(offline(1, "admin", "restore", file.toString(), "--data", data.toString()))
                .contains("not empty");

        try (ServerProcess server = ServerProcess.start(restored, Map.of());
                Requests requests = new Requests(server.url())) {
            assertThat(kept(requests)).isEqualTo(listing);
            Map<String, Digest> served = served(requests);
            assertThat(served).containsAllEntriesOf(before);
            assertThat(published).containsAllEntriesOf(served);
            publish(requests, TestBundle.create(KEPT, "2.0.0", PAYLOAD, key), token);
            assertThat(served(requests)).containsKey(KEPT + "@2.0.0");
        }
    }

    @Test
    void leavesEverythingAsItIsWhenABackupIsDamaged() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("registry.tar");
        try (ServerProcess server = ServerProcess.start(data, Map.of());
                Requests requests = new Requests(server.url())) {
            String token = requests.setUp(server.setupCode());
            for (int i = 1; i <= 20; i++) {
                publish(requests, TestBundle.create(KEPT, "1." + i + ".0", PAYLOAD, key), token);
            }
            assertThat(offline(1, "admin", "backup", file.toString(), "--data", data.toString()))
                    .contains("--url URL");
        }
        assertThat(offline(0, "admin", "backup", file.toString(), "--data", data.toString()))
                .contains(" holds ");

        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Path other = Files.write(folder.resolve("damaged.tar"), damaged);
        Path restored = folder.resolve("restored");
        assertThat(offline(1, "admin", "restore", other.toString(), "--data", restored.toString()))
                .contains("no whole backup");
        for (int length : new int[] {0, damaged.length / 2, damaged.length - 1}) {
            Files.write(other, Arrays.copyOf(Files.readAllBytes(file), length));
            assertThat(offline(1, "admin", "restore", other.toString(), "--data", restored.toString()))
                    .contains("no whole backup");
        }
        assertThat(offline(0, "admin", "restore", file.toString(), "--data", restored.toString()))
                .contains("restored and compared");
    }

    private void backUpWhilePublishing(Requests requests, ServerProcess server, String token, Path file)
            throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        AtomicInteger newest = new AtomicInteger();
        Thread publisher = Thread.startVirtualThread(() -> untilDone(done, failures, () -> {
            publish(requests, TestBundle.create(BUSY, "1." + (newest.get() + 1) + ".0", PAYLOAD, key), token);
            newest.incrementAndGet();
        }));
        AtomicInteger oldest = new AtomicInteger(1);
        Thread remover = Thread.startVirtualThread(() -> untilDone(done, failures, () -> {
            if (oldest.get() + 2 >= newest.get()) {
                requests.json("/api/v2/bundles?package=" + BUSY);
            } else {
                String version = "/api/v2/bundles/" + BUSY + "/1." + oldest.getAndIncrement() + ".0";
                send(requests, token, "POST", version + "/yank", "{\"yanked\":true}");
                send(requests, token, "DELETE", version, "");
                send(requests, token, "POST", "/api/admin/gc", "");
            }
        }));
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(run(token, server, "admin", "backup", file.toString(), "--force"))
                        .contains(" holds ");
                assertThat(offline(0, "admin", "verify", file.toString())).contains("is whole");
            }
        } finally {
            done.set(true);
            publisher.join();
            remover.join();
        }
        assertThat(failures).isEmpty();
        assertThat(oldest).as("versions that were removed meanwhile").hasValueGreaterThan(1);
    }

    /** Whoever has the file can make sessions with its keys, but cannot read a token out of it. */
    private static void assertHoldsNoToken(Path file, String token) throws IOException {
        BackupFile.of(file).read(new Sink() {
            @Override
            public void blob(Digest digest, long size, InputStream content) {
                // what was published is public
            }

            @Override
            public void record(String name, byte[] value) {
                assertThat(new String(value, StandardCharsets.ISO_8859_1))
                        .as(name)
                        .doesNotContain(token);
            }

            @Override
            public void counter(String name, long value) {
                assertThat(name).doesNotContain(token);
            }
        });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void untilDone(AtomicBoolean done, List<Throwable> failures, Work work) {
        try {
            while (!done.get()) {
                work.run();
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            failures.add(e);
        }
    }

    private static void send(Requests requests, String token, String method, String path, String json)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.change(method, path, json, token);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
    }

    private void publish(Requests requests, TestBundle bundle, String token) throws IOException, InterruptedException {
        published.put(bundle.id(), bundle.digest());
        HttpResponse<String> answer = requests.publish(bundle, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode kept(Requests requests) throws IOException, InterruptedException {
        return requests.json("/api/v2/bundles?package=" + KEPT + "&all_versions=true&fresh=1");
    }

    /** What is served, by name and version, downloaded whole. */
    private static Map<String, Digest> served(Requests requests) throws IOException, InterruptedException {
        Map<String, Digest> served = new ConcurrentHashMap<>();
        for (JsonNode head : requests.json("/api/v2/bundles?fresh=1")) {
            String name = head.path("package").asText();
            for (JsonNode version : requests.json("/api/v2/bundles?package=" + name + "&all_versions=true&fresh=1")) {
                String number = version.path("appVersion").asText();
                HttpResponse<byte[]> artifact =
                        requests.get("/artifacts/" + name + "/" + number + "/" + name + "-" + number + ".mpk");
                assertThat(artifact.statusCode()).isEqualTo(200);
                served.put(name + "@" + number, Digest.ofContent(artifact.body()));
            }
        }
        return served;
    }

    private String run(String token, ServerProcess server, String... arguments) throws Exception {
        return new Operator(
                        folder,
                        Map.of(
                                "CALIMERO_API_KEY",
                                token,
                                "CALIMERO_REGISTRY_URL",
                                server.url().toString()))
                .run(arguments);
    }

    private String offline(int exitCode, String... arguments) throws Exception {
        return new Operator(folder, Map.of()).ends(exitCode, arguments);
    }
}
