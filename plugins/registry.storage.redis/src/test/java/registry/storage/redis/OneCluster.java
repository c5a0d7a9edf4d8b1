package registry.storage.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import registry.api.ConfigScope;

/** A Cluster of three primaries, each with so many replicas, for all tests of a class. */
final class OneCluster implements BeforeAllCallback, AfterAllCallback {
    private static final int SLOTS = 16_384;
    private static final int PRIMARIES = 3;

    private final int replicas;
    private final List<RedisProcess> nodes = new ArrayList<>();

    /** @param replicas of each primary */
    OneCluster(int replicas) {
        this.replicas = replicas;
    }

    /** The configuration of a store that does not exist yet. */
    ConfigScope newStore() {
        return newStore("test-" + UUID.randomUUID());
    }

    ConfigScope newStore(String prefix) {
        String addresses = nodes.stream()
                .map(node -> RedisProcess.HOST + ":" + node.port())
                .collect(Collectors.joining(","));
        return ConfigScope.of("registry.redis", Map.of("cluster.nodes", addresses, "prefix", prefix));
    }

    List<RedisProcess> nodes() {
        return nodes;
    }

    /** The node that serves {@code slot} now, according to those that run. */
    RedisProcess primaryOf(int slot) {
        return nodes.stream()
                .filter(node -> node.isAlive() && serves(node, slot))
                .findFirst()
                .orElseThrow();
    }

    static String id(RedisProcess node) {
        try (Jedis client = node.client()) {
            return client.clusterMyId();
        }
    }

    static Object command(RedisProcess node, String... arguments) {
        try (Jedis client = node.client()) {
            return client.sendCommand(Protocol.Command.CLUSTER, arguments);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path program = RedisBinary.embedded();
        for (int i = 0; i < PRIMARIES * (1 + replicas); i++) {
            nodes.add(RedisProcess.start(
                    program, "--cluster-enabled", "yes", "--cluster-node-timeout", "1500", "--appendonly", "no"));
        }
        for (RedisProcess node : nodes) {
            command(nodes.getFirst(), "MEET", RedisProcess.HOST, String.valueOf(node.port()));
        }
        for (int i = 0; i < PRIMARIES; i++) {
            List<String> slots = new ArrayList<>(List.of("ADDSLOTS"));
            IntStream.range(SLOTS * i / PRIMARIES, SLOTS * (i + 1) / PRIMARIES)
                    .forEach(slot -> slots.add(String.valueOf(slot)));
            command(nodes.get(i), slots.toArray(String[]::new));
        }
        nodes.forEach(node -> await(() -> info(node, "cluster_known_nodes:" + nodes.size())));
        for (int i = PRIMARIES; i < nodes.size(); i++) {
            String primary = id(nodes.get(i % PRIMARIES));
            RedisProcess replica = nodes.get(i);
            await(() -> knows(replica, primary));
            command(replica, "REPLICATE", primary);
        }
        awaitReady();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        nodes.forEach(RedisProcess::close);
    }

    /** Waits until every node that runs finds the Cluster complete and replicas are in step. */
    void awaitReady() {
        for (RedisProcess node : nodes) {
            if (node.isAlive()) {
                await(() -> info(node, "cluster_state:ok") && isInStep(node));
            }
        }
    }

    private static boolean knows(RedisProcess node, String id) {
        try (Jedis client = node.client()) {
            return client.clusterNodes().contains(id);
        }
    }

    private static boolean info(RedisProcess node, String fact) {
        try (Jedis client = node.client()) {
            return client.clusterInfo().contains(fact);
        }
    }

    private static boolean isInStep(RedisProcess node) {
        try (Jedis client = node.client()) {
            String replication = client.info("replication");
            return replication.contains("role:master") || replication.contains("master_link_status:up");
        }
    }

    private static boolean serves(RedisProcess node, int slot) {
        try (Jedis client = node.client()) {
            String own = client.clusterNodes()
                    .lines()
                    .filter(line -> line.contains("myself,master"))
                    .findFirst()
                    .orElse("");
            return own.lines()
                    .flatMap(line -> List.of(line.split(" ", -1)).stream().skip(8))
                    .anyMatch(range -> covers(range, slot));
        }
    }

    private static boolean covers(String range, int slot) {
        if (range.startsWith("[")) {
            return false;
        }
        String[] ends = range.split("-", -1);
        return Integer.parseInt(ends[0]) <= slot && slot <= Integer.parseInt(ends[ends.length - 1]);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
