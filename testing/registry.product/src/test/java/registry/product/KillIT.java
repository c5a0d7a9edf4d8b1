package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/**
 * Kills the real server with SIGKILL in the midst of publishing, again and again: nothing that was acknowledged is ever
 * lost, and nothing half-written is ever visible.
 */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("registry.kill.rounds", 50);
    private static final int PUBLISHERS = 3;
    private static final int PAYLOAD = 100_000;

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private final Random random = new Random(42);
    private final Map<String, Digest> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Digest> attempted = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void losesNothingAcknowledgedAndShowsNothingHalfWritten() throws Exception {
        String token = setUp();
        int interrupted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
                try (Requests requests = new Requests(server.url())) {
                    checkState(requests);
                    interrupted += publishUntilKilled(server, requests, token);
                }
            }
        }
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Requests requests = new Requests(server.url())) {
            checkState(requests);
        }
        assertThat(interrupted).as("publishes cut short by the kills").isGreaterThanOrEqualTo(ROUNDS / 2);
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    }

    private String setUp() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Requests requests = new Requests(server.url())) {
            return requests.setUp(server.setupCode());
        }
    }

    /** Returns how many publishes got no answer. */
    private int publishUntilKilled(ServerProcess server, Requests requests, String token) throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger cutShort = new AtomicInteger();
        List<Thread> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(Thread.startVirtualThread(() -> publishOnAndOn(requests, token, first, cutShort)));
        }
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(150)); // the moment of the kill is what varies
        server.kill();
        for (Thread publisher : publishers) {
            publisher.join();
        }
        return cutShort.get();
    }

    private void publishOnAndOn(Requests requests, String token, CountDownLatch first, AtomicInteger cutShort) {
        while (true) {
            int number = next.getAndIncrement();
            TestBundle bundle = TestBundle.create("com.example.kill" + number % 7, "1." + number + ".0", PAYLOAD, key);
            attempted.put(bundle.id(), bundle.digest());
            try {
                HttpResponse<String> answer = requests.publish(bundle, token);
                // Of two versions of a package on their way at once, the lower one may come too late.
                if (answer.statusCode() == 201) {
                    acknowledged.put(bundle.id(), bundle.digest());
                } else {
                    assertThat(answer.body()).contains("version_not_allowed");
                    attempted.remove(bundle.id());
                }
                first.countDown();
            } catch (IOException e) {
                cutShort.incrementAndGet(); // the server is dead
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void checkState(Requests requests) throws IOException, InterruptedException {
        Map<String, Digest> listed = new ConcurrentHashMap<>();
        for (JsonNode head : requests.json("/api/v2/bundles?fresh=1")) {
            String name = head.path("package").asText();
            for (JsonNode version : requests.json("/api/v2/bundles?package=" + name + "&all_versions=true&fresh=1")) {
                String number = version.path("appVersion").asText();
                listed.put(name + "@" + number, download(requests, name, number));
            }
        }
        assertThat(listed).as("everything acknowledged").containsAllEntriesOf(acknowledged);
        assertThat(attempted).as("nothing but what was sent, whole").containsAllEntriesOf(listed);
        acknowledged.putAll(listed); // what is visible once must stay
    }

    private static Digest download(Requests requests, String name, String version)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> artifact =
                requests.get("/artifacts/" + name + "/" + version + "/" + name + "-" + version + ".mpk");
        assertThat(artifact.statusCode()).as(name + "@" + version).isEqualTo(200);
        HttpResponse<byte[]> manifest = requests.get("/api/v2/bundles/" + name + "/" + version + "/manifest");
        assertThat(manifest.statusCode())
                .as("manifest of " + name + "@" + version)
                .isEqualTo(200);
        return Digest.ofContent(artifact.body());
    }
}
