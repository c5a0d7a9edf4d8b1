package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import registry.storage.redis.RedisProcess;

/** Two servers on a Redis that dies, or lives and cannot do what it should. */
class RedisFaultIT extends ReplicaTestCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Five seconds are promised; the rest is for machines that do ten other things. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    @Test
    void losesNothingAcknowledgedWhenRedisIsKilledInMidLoad() throws Exception {
        try (Load load = Load.start(shared.url(), shared.token(), "com.example.killed")) {
            load.awaitMore(10);
            shared.redis().kill();
            load.awaitRefusal();
            assertReadiness(503);
            assertThat(one.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(one.get("/api/v2/bundles").statusCode())
                    .as("what is in memory")
                    .isEqualTo(200);
            shared.redis().start();
            load.awaitMore(10);
            load.stop();

            assertThat(load.broken()).isZero();
            assertThat(load.refusals()).allSatisfy(RedisFaultIT::assertComeBack);
            assertThat(load.longest()).isLessThan(LONGEST_ANSWER);
            load.ledger().checkEverything(one);
            load.ledger().checkEverything(other);
            System.out.println("FIGURE Redis killed in mid-load: " + load);
        }
        assertReadiness(200);
        assertThat(one.json("/health/ready").toString()).doesNotContain("warnings");
    }

    @Test
    void answersInTimeWhileRedisHangs() throws Exception {
        TestBundle before = bundle("com.example.stored", 0);
        assertThat(one.publish(before, shared.token()).statusCode()).isEqualTo(201);
        try (Load load = Load.start(shared.url(), shared.token(), "com.example.hung")) {
            load.awaitMore(5);
            shared.redis().pause();
            load.awaitRefusal();
            Duration read = longestRead(before);
            assertReadiness(503);
            assertThat(one.get("/health/live").statusCode()).isEqualTo(200);
            shared.redis().resume();
            load.awaitMore(5);
            load.stop();

            assertThat(load.broken()).isZero();
            assertThat(load.refusals()).allSatisfy(RedisFaultIT::assertComeBack);
            assertThat(load.longest()).isLessThan(LONGEST_ANSWER);
            load.ledger().checkEverything(one);
            System.out.printf("FIGURE Redis hung in mid-load: %s; reads after %d ms at most%n", load, read.toMillis());
        }
        assertReadiness(200);
    }

    @Test
    void goesOnReadingWhenRedisIsOutOfMemory() throws Exception {
        assertReadsOnly("memory", "maxmemory", "1", "0");
    }

    @Test
    void goesOnReadingWhenRedisMissesItsReplicas() throws Exception {
        assertReadsOnly("replicas", "min-replicas-to-write", "1", "0");
    }

    @Test
    void recoversFromARedisThatBecameAReplicaOfNobody() throws Exception {
        TestBundle before = bundle("com.example.replica", 0);
        assertThat(one.publish(before, shared.token()).statusCode()).isEqualTo(201);
        try (Jedis admin = shared.redis().client()) {
            admin.replicaof(RedisProcess.HOST, Product.freePort());
            assertComeBack(one.publish(bundle("com.example.replica", 1), shared.token()));
            assertReadiness(503);
            assertThat(other.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(other.get("/api/v2/bundles?package=com.example.replica").statusCode())
                    .isEqualTo(200);
            admin.replicaofNoOne();
        }
        assertReadiness(200);
        awaitPublished(bundle("com.example.replica", 2));
        assertThat(other.download(before)).isEqualTo(before.bytes());
    }

    /** Whoever asks for what is in Redis is told to come back; the longest time that took. */
    private Duration longestRead(TestBundle bundle) throws IOException, InterruptedException {
        Duration longest = Duration.ZERO;
        for (Requests replica : List.of(one, other)) {
            assertThat(replica.get("/api/v2/bundles").statusCode()).isEqualTo(200);
            for (String path : List.of("/api/v2/bundles?fresh=1", "/api/v2/orgs/nobody", bundle.artifact())) {
                long begin = System.nanoTime();
                assertComeBack(replica.text(path));
                Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                longest = taken.compareTo(longest) > 0 ? taken : longest;
            }
        }
        assertThat(longest).isLessThan(LONGEST_ANSWER);
        return longest;
    }

    private void assertReadsOnly(String word, String setting, String bad, String good) throws Exception {
        String name = "com.example." + word;
        TestBundle before = bundle(name, 0);
        assertThat(one.publish(before, shared.token()).statusCode()).isEqualTo(201);
        try (Jedis admin = shared.redis().client()) {
            admin.configSet(setting, bad);
            try {
                HttpResponse<String> refused = other.publish(bundle(name, 1), shared.token());
                assertComeBack(refused);
                assertThat(refused.body()).contains(word);
                assertReadiness(503);
                assertThat(new String(other.get("/health/ready").body(), StandardCharsets.UTF_8))
                        .contains(word);
                assertThat(one.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(other.download(before)).isEqualTo(before.bytes());
                assertThat(Replicas.versions(one, name, "&fresh=1")).hasSize(1);
            } finally {
                admin.configSet(setting, good);
            }
        }
        assertReadiness(200);
        awaitPublished(bundle(name, 2));
        assertThat(Replicas.versions(other, name, "&fresh=1")).hasSize(2);
    }

    private void awaitPublished(TestBundle bundle) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = one.publish(bundle, shared.token());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        });
    }

    private void assertReadiness(int status) {
        for (Requests replica : new Requests[] {one, other}) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(replica.get("/health/ready").statusCode())
                            .isEqualTo(status));
        }
    }

    private TestBundle bundle(String name, int minor) {
        return TestBundle.create(name, "1." + minor + ".0", 10_000, key);
    }

    /** 503, which says what is wrong and when to come back. */
    private static void assertComeBack(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(new JsonMapper().readTree(answer.body()).path("error").asText())
                .isEqualTo("storage_unavailable");
    }
}
