package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;
import registry.api.Digest;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** Two real servers on one real Redis. */
class RedisIT {
    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private final int port = Product.freePort();

    @TempDir
    private Path folder;

    private RedisServer redis;

    @BeforeEach
    void startRedis() throws IOException {
        redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + folder)
                .setting("appendonly yes")
                .setting("appendfsync always")
                .build();
        redis.start();
    }

    @AfterEach
    void stopRedis() throws IOException {
        redis.stop();
    }

    @Test
    void servesOneRegistryFromTwoServersAndOutlivesARestartOfRedis() throws Exception {
        TestBundle before = TestBundle.create("com.example.shared", "1.0.0", 700_000, key);
        TestBundle after = TestBundle.create("com.example.shared", "1.1.0", 700_000, key);
        try (ServerProcess one = start("one");
                ServerProcess other = start("other");
                Requests first = new Requests(one.url());
                Requests second = new Requests(other.url())) {
            // Whoever starts last prints the code that counts.
            String token = first.setUp(other.setupCode());
            assertThat(first.publish(before, token).statusCode()).isEqualTo(201);
            assertThat(newest(second)).isEqualTo("1.0.0");
            assertThat(download(second, before)).isEqualTo(before.digest());
            assertThat(first.json("/health/ready").toString())
                    .contains("redis (registry.storage.redis")
                    .doesNotContain("warnings");

            redis.stop();
            awaitReady(second, 503);
            assertThat(first.publish(after, token).statusCode()).isEqualTo(503);
            assertThat(second.get("/health/live").statusCode()).isEqualTo(200);
            redis.start();
            awaitReady(second, 200);

            assertThat(second.publish(after, token).statusCode()).isEqualTo(201);
            assertThat(newest(first)).isEqualTo("1.1.0");
            assertThat(download(first, after)).isEqualTo(after.digest());
            assertThat(download(first, before)).isEqualTo(before.digest());
        }
    }

    private ServerProcess start(String name) {
        return ServerProcess.start(
                folder.resolve(name),
                Map.of(
                        "REGISTRY_METADATA_STORE", "redis",
                        "REGISTRY_BLOBS_STORE", "redis",
                        "REGISTRY_REDIS_URL", "redis://127.0.0.1:" + port));
    }

    private static String newest(Requests requests) throws IOException, InterruptedException {
        JsonNode listed = requests.json("/api/v2/bundles?package=com.example.shared&fresh=1");
        return listed.path(0).path("appVersion").asText();
    }

    private static Digest download(Requests requests, TestBundle bundle) throws IOException, InterruptedException {
        HttpResponse<byte[]> artifact = requests.get("/artifacts/" + bundle.name() + "/" + bundle.version() + "/"
                + bundle.name() + "-" + bundle.version() + ".mpk");
        assertThat(artifact.statusCode()).isEqualTo(200);
        return Digest.ofContent(artifact.body());
    }

    private static void awaitReady(Requests requests, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> requests.get("/health/ready").statusCode() == status);
    }
}
