package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** How much room a registry takes in Redis, and what happens when there is no more. Prints what storage.md says. */
class RoomIT {
    private static final int VERSIONS = 100;
    private static final int PAYLOAD = 300_000;
    private static final String PREFIX = "room";

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void takesSoMuchRoomAndGoesOnReadingWhenThereIsNoMore() throws Exception {
        try (Keeping redis = new Keeping(folder);
                Jedis jedis = new Jedis(redis.url());
                ServerProcess server = ServerProcess.start(folder.resolve("own"), redis.everything(PREFIX));
                Requests requests = new Requests(server.url())) {
            String token = requests.setUp(server.setupCode());
            publish(requests, token, "com.example.first", 0);
            long recordsBefore = records(jedis);
            long blobsBefore = blobs(jedis);
            long bytes = 0;
            for (int i = 0; i < VERSIONS; i++) {
                bytes += publish(requests, token, "com.example.room", i);
            }
            double perVersion = (records(jedis) - recordsBefore) / (double) VERSIONS;
            double perBundleByte = (blobs(jedis) - blobsBefore) / (double) bytes;
            System.out.println(String.format(
                    Locale.ROOT,
                    "FIGURE a version takes %.0f bytes of records in Redis, a bundle of %d KB %.3f times its length",
                    perVersion,
                    PAYLOAD / 1_000,
                    perBundleByte));
            assertThat(perVersion).isBetween(1_000.0, 10_000.0);
            assertThat(perBundleByte).isBetween(1.0, 1.35);

            fill(jedis, requests, token);
        }
    }

    private void fill(Jedis jedis, Requests requests, String token) throws Exception {
        long used = Long.parseLong(jedis.info("memory").replaceAll("(?s).*used_memory:(\\d+).*", "$1"));
        jedis.configSet("maxmemory", Long.toString(used));
        HttpResponse<String> refused = requests.publish(bundle("com.example.room", VERSIONS), token);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("out of memory; raise maxmemory");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(requests.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(requests.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(requests.get("/artifacts/com.example.room/1.1.0/com.example.room-1.1.0.mpk")
                        .statusCode())
                .isEqualTo(200);
        assertThat(delete(requests, token)).as("a deletion is recorded, too").isEqualTo(503);

        jedis.configSet("maxmemory", "0");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> requests.get("/health/ready").statusCode() == 200);
        assertThat(delete(requests, token)).isEqualTo(200);
        publish(requests, token, "com.example.room", VERSIONS);
    }

    private static int delete(Requests requests, String token) throws IOException, InterruptedException {
        HttpRequest request = requests.request("/api/v2/bundles/com.example.room/1.2.0")
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        return requests.http().send(request, BodyHandlers.discarding()).statusCode();
    }

    private long publish(Requests requests, String token, String name, int number)
            throws IOException, InterruptedException {
        TestBundle bundle = bundle(name, number);
        HttpResponse<String> answer = requests.publish(bundle, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return bundle.bytes().length;
    }

    private TestBundle bundle(String name, int number) {
        return TestBundle.create(name, "1." + number + ".0", PAYLOAD, key);
    }

    /** What is in the one slot that holds all records. */
    private static long records(Jedis jedis) {
        return memory(jedis, "{" + PREFIX + "}:*");
    }

    private static long blobs(Jedis jedis) {
        return memory(jedis, "{" + PREFIX + ".*}:content");
    }

    private static long memory(Jedis jedis, String pattern) {
        return jedis
                .scan(
                        ScanParams.SCAN_POINTER_START,
                        new ScanParams().match(pattern).count(1_000_000))
                .getResult()
                .stream()
                .mapToLong(name -> jedis.memoryUsage(name, 0))
                .sum();
    }
}
