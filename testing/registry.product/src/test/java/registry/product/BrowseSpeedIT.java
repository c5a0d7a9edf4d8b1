package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** How long lists of apps take to come from a registry of {@value #PACKAGES} packages. */
class BrowseSpeedIT {
    private static final int PACKAGES = 100_000;
    private static final int BATCH = 500;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 300;

    /** Far above what is measured: a slow machine is no fault. */
    private static final Duration LONGEST_MEDIAN = Duration.ofSeconds(1);

    /** As docs/operations.md advises for a registry so large. */
    private static final Map<String, String> LARGE_HEAP = Map.of("JAVA_OPTS", "-Xmx1g");

    private static final String NAME = "com.example.model";
    private static final List<String> SUBJECTS = List.of("chat", "ledger", "drawing", "game", "archive", "calendar");

    /** What lists are asked for; the parts of a name are words of a search. */
    private static final List<String> LISTS = List.of(
            "/",
            "/apps",
            "/apps?sort=name&page=2500",
            "/apps?q=number-7777",
            "/apps?q=ledger&sort=downloads",
            "/apps?tag=game",
            "/apps?author=owner&sort=name&page=4999",
            "/apps?q=nothing-is-called-so",
            "/developers");

    @TempDir
    private Path folder;

    @Test
    void listsAppsFast() throws Exception {
        Path data = folder.resolve("data");
        publishModel(data);
        multiply(data);
        Instant start = Instant.now();
        try (ServerProcess server = ServerProcess.start(data, LARGE_HEAP);
                Requests requests = new Requests(server.url())) {
            System.out.printf(
                    "FIGURE %,d packages: the server answers after %,d ms%n",
                    PACKAGES, Duration.between(start, Instant.now()).toMillis());
            assertThat(requests.json("/api/stats").path("publishedBundles").asInt())
                    .isGreaterThan(PACKAGES);
            for (String list : LISTS) {
                assertThat(median(requests, list)).as(list).isLessThan(LONGEST_MEDIAN);
            }
        }
    }

    private static Duration median(Requests requests, String list) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            time(requests, list);
        }
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = time(requests, list);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "FIGURE %,d packages: %s takes %.1f ms (median of %d), %.1f ms (99 of 100)%n",
                PACKAGES, list, nanos[ROUNDS / 2] / 1e6, ROUNDS, nanos[ROUNDS * 99 / 100] / 1e6);
        return Duration.ofNanos(nanos[ROUNDS / 2]);
    }

    private static long time(Requests requests, String list) throws IOException, InterruptedException {
        HttpRequest request =
                requests.request(list).header("Accept", "text/html").build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = requests.http().send(request, BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        assertThat(answer.statusCode()).as(list).isEqualTo(200);
        return nanos;
    }

    private static void publishModel(Path data) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(data, Map.of());
                Requests requests = new Requests(server.url())) {
            String token = requests.setUp(server.setupCode());
            assertThat(requests.publish(ShownApp.of(NAME, "1.0.0", Team.newKey(), manifest -> {}), token)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(server.stop()).isNotZero();
        }
    }

    /** Makes many packages of one; publishing them all would take an hour. */
    private static void multiply(Path data) {
        try (Stores stores = Stores.open(ConfigScope.of("registry", Map.of("data", data.toString())))) {
            DocumentStore documents = new DocumentStore(stores.metadata());
            Model model = new Model(
                    documents.read("package/" + NAME).orElseThrow().json(),
                    documents.read("version/" + NAME + "/1.0.0").orElseThrow().json(),
                    documents.read("manifest/" + NAME + "/1.0.0").orElseThrow().json());
            for (int from = 0; from < PACKAGES; from += BATCH) {
                Batch.Builder batch = Batch.builder();
                for (int i = from; i < from + BATCH; i++) {
                    model.copy(i, batch);
                }
                stores.metadata().commit(batch.build());
            }
        }
    }

    /** What the registry keeps of a package with one version. */
    private record Model(ObjectNode owner, ObjectNode version, ObjectNode manifest) {
        void copy(int number, Batch.Builder batch) {
            String subject = SUBJECTS.get(number % SUBJECTS.size());
            String name = "com.example." + subject + ".number-" + number;
            String published = Instant.parse("2026-01-01T00:00:00Z")
                    .plusSeconds(number * 60L)
                    .toString();
            ObjectNode described = manifest.deepCopy().put("package", name);
            ((ObjectNode) described.get("metadata"))
                    .put("name", "A " + subject + " of number " + number)
                    .put("description", "Keeps a " + subject + " between nodes, and nowhere else.")
                    .putArray("tags")
                    .add(subject);
            batch.put("package/" + name, DocumentStore.encode(owner.deepCopy().put("package", name)))
                    .put(
                            "version/" + name + "/1.0.0",
                            DocumentStore.encode(
                                    version.deepCopy().put("package", name).put("publishedAt", published)))
                    .put("manifest/" + name + "/1.0.0", DocumentStore.encode(described));
        }
    }
}
