package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** A server with its data in files, and no room for more. */
@Timeout(300)
class DiskFullIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MEGABYTES = 24;
    private static final int PAYLOAD = 500_000;

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private String token = "";

    @TempDir
    private Path folder;

    @Test
    void refusesWhatDoesNotFitOnTheDiskAndGoesOnWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
                ServerProcess server = ServerProcess.start(disk.path().resolve("data"), folder, Map.of());
                Requests requests = new Requests(server.url())) {
            token = requests.setUp(server.setupCode());
            TestBundle before = published(requests, 0);
            try (Load load = Load.start(server.url(), token, "com.example.full")) {
                load.awaitMore(3);
                disk.fill();
                load.awaitRefusal();
                assertReadsOnly(requests, before, disk.path().resolve("data"));
                disk.free();
                load.awaitMore(3);
                load.stop();
                assertThat(load.refusals()).allSatisfy(DiskFullIT::assertComeBack);
                assertThat(load.broken()).isZero();
                load.ledger().checkEverything(requests);
                System.out.println("FIGURE disk full in mid-load: " + load);
            }
            assertReadiness(requests, 200);
        }
    }

    /** Stands in for a full disk where none can be mounted. */
    @Test
    void refusesWhatItMayNotWriteAndGoesOnWhenItMay() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "SKIPPED: there is no prlimit");
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Requests requests = new Requests(server.url())) {
            token = requests.setUp(server.setupCode());
            TestBundle before = published(requests, 0);
            limitFiles(server, "4096");
            assertComeBack(requests.publish(bundle(1), token));
            assertReadsOnly(requests, before, folder.resolve("data"));
            limitFiles(server, "unlimited");
            assertReadiness(requests, 200);
            published(requests, 1);
            assertThat(Replicas.versions(requests, before.name(), "&fresh=1")).hasSize(2);
        }
    }

    private static void assertReadsOnly(Requests requests, TestBundle before, Path data)
            throws IOException, InterruptedException {
        assertReadiness(requests, 503);
        assertThat(new String(requests.get("/health/ready").body(), StandardCharsets.UTF_8))
                .contains("\"trouble\":\"the ", "disk");
        assertThat(requests.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(requests.download(before)).isEqualTo(before.bytes());
        assertThat(Replicas.versions(requests, before.name(), "&fresh=1")).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(data.resolve("blobs/staging"))
                        .as("what could not be stored leaves nothing behind")
                        .isEmptyDirectory());
    }

    private TestBundle published(Requests requests, int minor) throws IOException, InterruptedException {
        TestBundle bundle = bundle(minor);
        HttpResponse<String> answer = requests.publish(bundle, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return bundle;
    }

    private TestBundle bundle(int minor) {
        return TestBundle.create("com.example.disk", "1." + minor + ".0", PAYLOAD, key);
    }

    private static void assertReadiness(Requests requests, int status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(requests.get("/health/ready").statusCode()).isEqualTo(status));
    }

    private static void assertComeBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(answer.body()).contains("storage_unavailable", "disk");
    }

    private static void limitFiles(ServerProcess server, String bytes) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }
}
