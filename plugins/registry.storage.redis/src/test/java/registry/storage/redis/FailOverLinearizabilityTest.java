package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.value;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import registry.api.RegistryException;
import registry.api.spi.MetadataStore;
import registry.testing.linearizability.Clients;
import registry.testing.linearizability.Journal;
import registry.testing.linearizability.LinearizabilityChecker;
import registry.testing.linearizability.Recorder;
import registry.testing.linearizability.Verdict;

/**
 * What docs/storage.md says of a fail-over to a replica that is behind, as a history: these tests pin what is lost, so
 * that nobody believes more. The replica is cut off, something is written, and then the primary dies.
 */
@Timeout(300)
class FailOverLinearizabilityTest {
    @TempDir
    private Path directory;

    private OneSentinel redis;
    private final Journal journal = new Journal();

    @BeforeEach
    void start() throws IOException {
        redis = OneSentinel.start(RedisBinary.embedded(), directory, Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void isNotLinearizableWhenNobodyWaitsForReplicas() {
        try (MetadataStore store = open(Map.of())) {
            write(store, "kept");
            cutReplicaOff();
            write(store, "acknowledged and lost");
            failOver(store);
        }

        assertThat(LinearizabilityChecker.check(journal.history())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void isLinearizableWhenWhatReplicasHaveNotConfirmedIsNotSeen() {
        try (MetadataStore store = open(Map.of("wait-replicas", "1"))) {
            write(store, "kept");
            cutReplicaOff();
            assertUnavailable(() -> put(store, "a", "lost"), "");
            failOver(store);
        }

        assertThat(LinearizabilityChecker.check(journal.history())).isInstanceOf(Verdict.Linearizable.class);
    }

    /** Redis shows to everybody what it has, confirmed or not. */
    @Test
    void isNotLinearizableWhenSomebodyReadsWhatReplicasHaveNotConfirmed() {
        try (MetadataStore store = open(Map.of("wait-replicas", "1"))) {
            write(store, "kept");
            cutReplicaOff();
            assertUnavailable(() -> put(store, "a", "seen and lost"), "");
            awaitValue(store, "seen and lost");
            failOver(store);
        }

        assertThat(LinearizabilityChecker.check(journal.history())).isInstanceOf(Verdict.Refused.class);
    }

    private MetadataStore open(Map<String, String> more) {
        return new Recorder("store", journal).record(RedisMetadataStore.open(redis.config(more)));
    }

    /** Until it is acknowledged. */
    private static void write(MetadataStore store, String value) {
        await().until(() -> put(store, "a", value) > 0);
    }

    private static void awaitValue(MetadataStore store, String value) {
        await().until(() -> value(store, "a").equals(value));
    }

    /** The replica has everything that was written, and hears nothing of what comes. */
    private void cutReplicaOff() {
        try (Jedis primary = OneSentinel.client(redis.primary());
                Jedis replica = OneSentinel.client(redis.replica())) {
            primary.set("after everything else", "1"); // WAIT is about what this connection wrote
            await().until(() -> primary.waitReplicas(1, 1_000) == 1);
            replica.configSet("masterauth", "not the password");
            primary.clientKill(new ClientKillParams().type(ClientType.REPLICA));
            await().until(() -> replica.info("replication").contains("master_link_status:down")
                    && primary.info("replication").contains("connected_slaves:0"));
        }
    }

    private void failOver(MetadataStore store) {
        redis.primary().kill();
        awaitValue(store, "kept");
        await().untilAsserted(() -> Clients.audit(store));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptionsInstanceOf(RegistryException.class);
    }
}
