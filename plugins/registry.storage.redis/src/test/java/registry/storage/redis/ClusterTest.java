package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertFails;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;
import static registry.storage.redis.StoreWords.value;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;

/** A Cluster whose data moves and whose nodes die. */
@Timeout(180)
class ClusterTest {
    @RegisterExtension
    static final OneCluster CLUSTER = new OneCluster(1);

    private final String prefix = "test-" + UUID.randomUUID();
    private final RedisConfig config = RedisConfig.of(CLUSTER.newStore(prefix));
    private final int slot = JedisClusterCRC16.getSlot("{" + prefix + "}");

    @Test
    void spreadsContentOverTheNodes() throws IOException {
        try (BlobStore blobs = RedisBlobStore.open(config)) {
            for (int i = 0; i < 30; i++) {
                byte[] content = content(1_000, i);
                store(blobs, content);
                assertThat(read(blobs, content)).isEqualTo(content);
            }
        }
        assertThat(CLUSTER.nodes().stream()
                        .filter(node -> holds(node, "{" + prefix + ".*"))
                        .count())
                .as("primaries and replicas with content")
                .isGreaterThan(2);
    }

    @Test
    void refusesAClusterOfWhichOneNodeMayDropData() {
        RedisProcess other = CLUSTER.nodes().stream()
                .filter(node -> isPrimary(node) && node != CLUSTER.primaryOf(slot))
                .findFirst()
                .orElseThrow();
        try (Jedis admin = other.client()) {
            admin.configSet("maxmemory-policy", "allkeys-random");
            assertFails(ApiError.CONFIG_INVALID, () -> RedisBlobStore.open(config), "allkeys-random");
            admin.configSet("maxmemory-policy", "noeviction");
        }
        RedisBlobStore.open(config).close();
    }

    @Test
    void followsItsDataToAnotherNode() throws ExecutionException, InterruptedException {
        try (MetadataStore metadata = RedisMetadataStore.open(config)) {
            put(metadata, "a", "1");
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<List<Long>> written = CompletableFuture.supplyAsync(() -> writeUntil(metadata, over));
            RedisProcess from = CLUSTER.primaryOf(slot);
            RedisProcess to = CLUSTER.nodes().stream()
                    .filter(node -> node != from && isPrimary(node))
                    .findFirst()
                    .orElseThrow();
            move(from, to);
            long moved = Awaitility.await().until(() -> put(metadata, "moved", "1"), revision -> revision > 0);
            over.set(true);

            assertThat(written.get()).isNotEmpty().doesNotHaveDuplicates().isSorted();
            assertThat(metadata.revision()).isGreaterThanOrEqualTo(moved);
            assertThat(CLUSTER.primaryOf(slot)).isSameAs(to);
            assertThat(holds(to, "{" + prefix + "}:records")).isTrue();
            for (Long revision : written.get()) {
                assertThat(metadata.read("written/" + revision)).isPresent();
            }
        }
    }

    @Test
    void goesOnWithAReplicaWhenAPrimaryDies() {
        try (MetadataStore metadata = RedisMetadataStore.open(config)) {
            CLUSTER.awaitReady();
            put(metadata, "a", "1");
            RedisProcess primary = CLUSTER.primaryOf(slot);
            Awaitility.await().until(() -> replicated(primary));
            primary.kill();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(RegistryException.class)
                    .until(() -> put(metadata, "b", "1") > 1);
            assertThat(value(metadata, "a")).isEqualTo("1");
            assertThat(CLUSTER.primaryOf(slot)).isNotSameAs(primary);
            primary.start();
            CLUSTER.awaitReady();
        }
    }

    /** The revisions of what was written; a key is named after the one its commit is to have. */
    private static List<Long> writeUntil(MetadataStore metadata, AtomicBoolean over) {
        List<Long> written = new ArrayList<>();
        while (!over.get()) {
            try {
                long next = metadata.revision() + 1;
                if (put(metadata, "written/" + next, "1") == next) {
                    written.add(next);
                }
            } catch (RegistryException e) {
                assertThat(e).hasMessageContaining("Redis");
            }
        }
        return written;
    }

    /** Moves the slot as redis-cli does. */
    private void move(RedisProcess from, RedisProcess to) {
        String number = String.valueOf(slot);
        OneCluster.command(to, "SETSLOT", number, "IMPORTING", OneCluster.id(from));
        OneCluster.command(from, "SETSLOT", number, "MIGRATING", OneCluster.id(to));
        try (Jedis client = from.client()) {
            List<String> keys = client.clusterGetKeysInSlot(slot, 100);
            while (!keys.isEmpty()) {
                for (String key : keys) {
                    client.migrate(RedisProcess.HOST, to.port(), key, 0, 5_000);
                }
                keys = client.clusterGetKeysInSlot(slot, 100);
            }
        }
        for (RedisProcess node : CLUSTER.nodes()) {
            if (isPrimary(node)) {
                OneCluster.command(node, "SETSLOT", number, "NODE", OneCluster.id(to));
            }
        }
    }

    private static boolean isPrimary(RedisProcess node) {
        try (Jedis client = node.client()) {
            return client.info("replication").contains("role:master");
        }
    }

    private static boolean replicated(RedisProcess primary) {
        try (Jedis client = primary.client()) {
            return client.waitReplicas(1, 1_000) == 1;
        }
    }

    private static boolean holds(RedisProcess node, String pattern) {
        try (Jedis client = node.client()) {
            return !client.keys(pattern).isEmpty();
        }
    }
}
