package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** Two servers on one Redis show the same registry. */
@ExtendWith(SharedReplicas.class)
@Timeout(300)
class ReplicasIT {
    private static final int PUBLISHES = Integer.getInteger("registry.replicas.publishes", 60);
    private static final int PAYLOAD = 20_000;

    /** What is promised, and asserted of the publish in the middle. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    /** What is asserted of single publishes; far more than is promised, since machines that build are slow. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private final List<Requests> replicas = new ArrayList<>();
    private Requests together;
    private String token;

    @BeforeEach
    void connect(Replicas shared) {
        replicas.addAll(List.of(new Requests(shared.url(0)), new Requests(shared.url(1))));
        together = new Requests(shared.url());
        token = shared.token();
    }

    @AfterEach
    void disconnect() {
        replicas.forEach(Requests::close);
        together.close();
    }

    @Test
    void showsWithinAMomentWhatWasPublishedAtAnotherReplica() throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < PUBLISHES; i++) {
            TestBundle bundle = bundle("com.example.moment", "1." + i + ".0");
            publish(replicas.get(i % 2), bundle);
            Requests other = replicas.get((i + 1) % 2);
            long acknowledged = System.nanoTime();
            while (Replicas.versions(other, bundle.name(), "").size() <= i) {
                assertThat(System.nanoTime() - acknowledged).as(bundle.id()).isLessThan(LONGEST.toNanos());
            }
            nanos.add(System.nanoTime() - acknowledged);
        }
        nanos.sort(null);
        assertThat(nanos.get(nanos.size() / 2)).isLessThan(MOMENT.toNanos());
        System.out.printf(
                "FIGURE a publish is in the other replica's listing after a median of %.1f ms, %.1f ms at most (%d publishes)%n",
                millis(nanos.get(nanos.size() / 2)), millis(nanos.getLast()), nanos.size());
    }

    @Test
    void showsAtOnceToWhoeverAsksForFreshData() throws Exception {
        for (int i = 0; i < PUBLISHES; i++) {
            TestBundle bundle = bundle("com.example.fresh", "1." + i + ".0");
            publish(replicas.get(i % 2), bundle);
            JsonNode versions = Replicas.versions(replicas.get((i + 1) % 2), bundle.name(), "&fresh=1");
            assertThat(versions.path(0).path("appVersion").asText()).isEqualTo(bundle.version());
        }
    }

    @Test
    void downloadsAtOneReplicaWhatWasUploadedAtTheOther() throws Exception {
        for (int i = 0; i < 4; i++) {
            TestBundle bundle = TestBundle.create("com.example.bytes", "1." + i + ".0", 3_000_000, key);
            publish(replicas.get(i % 2), bundle);
            assertThat(replicas.get((i + 1) % 2).download(bundle)).isEqualTo(bundle.bytes());
        }
    }

    @Test
    void hasEqualEntityTagsForEqualAnswers() throws Exception {
        TestBundle bundle = bundle("com.example.tags", "1.0.0");
        publish(together, bundle);
        for (String path : List.of(
                "/api/v2/bundles",
                "/api/v2/bundles?package=com.example.tags",
                "/api/v2/bundles?package=com.example.tags&all_versions=true",
                "/api/v2/bundles/com.example.tags/1.0.0",
                "/api/v2/bundles/com.example.tags/1.0.0/manifest",
                bundle.artifact())) {
            // Download counts are part of listings and follow a little later.
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(tag(replicas.get(0), path)).as(path).isEqualTo(tag(replicas.get(1), path));
            });
        }
    }

    @Test
    void addsUpDownloadsFromEveryReplica() throws Exception {
        TestBundle bundle = bundle("com.example.counted", "1.0.0");
        publish(together, bundle);
        int each = 100;
        inParallel(() -> download(replicas.get(0), bundle, each), () -> download(replicas.get(1), bundle, 2 * each));

        for (Requests replica : replicas) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(downloads(replica, bundle)).isEqualTo(3L * each));
        }
        download(replicas.get(0), bundle, 1);
        for (Requests replica : replicas) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(downloads(replica, bundle)).isEqualTo(3L * each + 1));
        }
    }

    @Test
    void letsOneOfTwoPublishersWhoWantTheSameVersionWin() throws Exception {
        for (int round = 0; round < 20; round++) {
            String version = "1." + round + ".0";
            TestBundle one = TestBundle.create("com.example.raced", version, PAYLOAD, key);
            TestBundle other = TestBundle.create("com.example.raced", version, PAYLOAD + 1, key);
            List<HttpResponse<String>> answers = inParallel(
                    () -> replicas.get(0).publish(one, token),
                    () -> replicas.get(1).publish(other, token));
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
            TestBundle winner = answers.getFirst().statusCode() == 201 ? one : other;
            for (Requests replica : replicas) {
                assertThat(replica.download(winner)).isEqualTo(winner.bytes());
            }
        }
    }

    private TestBundle bundle(String name, String version) {
        return TestBundle.create(name, version, PAYLOAD, key);
    }

    private void publish(Requests replica, TestBundle bundle) throws IOException, InterruptedException {
        HttpResponse<String> answer = replica.publish(bundle, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static int download(Requests replica, TestBundle bundle, int times)
            throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            replica.download(bundle);
        }
        return times;
    }

    private static long downloads(Requests replica, TestBundle bundle) throws IOException, InterruptedException {
        return Replicas.versions(replica, bundle.name(), "")
                .path(0)
                .path("downloads")
                .asLong();
    }

    private static String tag(Requests replica, String path) throws IOException, InterruptedException {
        return replica.get(path).headers().firstValue("ETag").orElseThrow();
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static <T> List<T> inParallel(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(List.of(one, other))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
