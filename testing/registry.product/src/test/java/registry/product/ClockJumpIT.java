package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** Somebody sets the clock of a real server while it works: forward, back, and far away. */
@Timeout(300)
class ClockJumpIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final List<Duration> JUMPS =
            List.of(Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(400), Duration.ZERO);

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void goesOnOverFiles() throws Exception {
        FakeTime time = FakeTime.in(folder);
        Path data = folder.resolve("data");
        String token;
        Ledger ledger;
        try (ServerProcess server = ServerProcess.start(data, time.environment());
                Requests requests = new Requests(server.url())) {
            token = requests.setUp(server.setupCode());
            ledger = goesOn(requests, Load.start(server.url(), token, "com.example.jump"), time, token);
        }
        time.set(Duration.ofDays(-1));
        try (ServerProcess server = ServerProcess.start(data, time.environment());
                Requests requests = new Requests(server.url())) {
            awaitOffset(requests, Duration.ofDays(-1));
            ledger.checkEverything(requests);
            publish(requests, TestBundle.create("com.example.past", "1.0.0", 10_000, key), token);
        }
    }

    @Test
    void goesOnOverRedis() throws Exception {
        FakeTime time = FakeTime.in(folder);
        try (Replicas one = Replicas.start(Files.createDirectory(folder.resolve("replicas")), 1, time.environment());
                Requests requests = new Requests(one.url(0))) {
            goesOn(requests, Load.start(one.url(0), one.token(), "com.example.jump"), time, one.token());
        }
    }

    private Ledger goesOn(Requests requests, Load load, FakeTime time, String token) throws Exception {
        try (load) {
            leaveUnreferencedBlob(requests, token);
            for (Duration offset : JUMPS) {
                time.set(offset);
                awaitOffset(requests, offset);
                load.awaitMore(5);
                assertThat(requests.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(requests.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(removable(requests, token))
                        .as("blobs that the clock makes look old")
                        .isZero();
            }
            load.stop();
            assertThat(load.refusals()).extracting(HttpResponse::body).isEmpty();
            assertThat(load.broken()).isZero();
            load.ledger().checkEverything(requests);
            assertThat(publishes(requests, token))
                    .as("entries in the audit trail")
                    .isEqualTo(load.ledger().acknowledged());
            System.out.println("FIGURE " + JUMPS.size() + " jumps of the clock in mid-load: " + load);
        }
        return load.ledger();
    }

    /** It was sealed a moment ago, as a bundle is that somebody publishes just now. */
    private void leaveUnreferencedBlob(Requests requests, String token) throws IOException, InterruptedException {
        TestBundle bundle = TestBundle.create("com.example.removed", "1.0.0", 10_000, key);
        publish(requests, bundle, token);
        String path = "/api/v2/bundles/" + bundle.name() + "/" + bundle.version();
        assertThat(requests.change("DELETE", path, "", token).statusCode()).isLessThan(300);
    }

    private static int removable(Requests requests, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.change("POST", "/api/admin/gc?dryRun=true", "", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).path("removed").asInt(-1);
    }

    private static long publishes(Requests requests, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.change(
                "GET", "/api/admin/audit?format=jsonl&action=version.publish&target=com.example.jump", "", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().distinct().count();
    }

    private static void publish(Requests requests, TestBundle bundle, String token)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.publish(bundle, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Waits until the server goes by that clock: without it, this would test nothing. */
    private static void awaitOffset(Requests requests, Duration offset) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(FakeTime.offset(requests)).isBetween(offset.minus(NEAR), offset.plus(NEAR)));
    }
}
