package registry.storage.redis;

import static registry.testing.linearizability.LinearizabilityAssertions.assertLinearizable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.api.RegistryException;
import registry.api.spi.MetadataStore;
import registry.testing.linearizability.Clients;
import registry.testing.linearizability.Journal;
import registry.testing.linearizability.Recorder;

/**
 * Whatever the clients of several stores on one Redis see while it dies, hangs and loses answers, they could have seen of
 * a store that does one thing after the other. Redis writes to disk before it answers.
 */
class RedisLinearizabilityTest {
    /** One in the ordinary tests. */
    private static final int ROUNDS = Integer.getInteger("registry.linearizability.rounds", 1);

    private static final int STORES = 6;
    private static final int ANSWERS_BETWEEN_FAULTS = 200;

    static List<Path> programs() {
        return ROUNDS == 1 ? List.of(RedisBinary.embedded()) : RedisBinary.all();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isLinearizableWhateverHappensToRedis(Path program) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<RedisFault> faults = new ArrayList<>(Arrays.asList(RedisFault.values()));
            Collections.shuffle(faults, random);
            Journal journal = new Journal();
            strike(program, faults, random.nextLong(), journal);
            assertLinearizable("Redis with " + faults.size() + " faults", journal.history());
        }
    }

    private void strike(Path program, List<RedisFault> faults, long seed, Journal journal) throws Exception {
        Recorder recorder = new Recorder("load", journal);
        List<MetadataStore> stores = new ArrayList<>();
        try (RedisProcess redis = RedisProcess.start(program, "--appendonly", "yes", "--appendfsync", "always");
                CuttingProxy proxy = CuttingProxy.start(redis.port())) {
            for (int i = 0; i < STORES; i++) {
                stores.add(open(i % 2 == 0 ? redis.url() : proxy.url()));
            }
            try (Clients clients =
                    Clients.start("load", stores.stream().map(recorder::record).toList(), seed)) {
                for (RedisFault fault : faults) {
                    clients.awaitMore(ANSWERS_BETWEEN_FAULTS, journal);
                    fault.strike(redis, proxy);
                }
                clients.awaitMore(ANSWERS_BETWEEN_FAULTS, journal);
            }
            audit(recorder.record(stores.getFirst()));
        } finally {
            stores.forEach(MetadataStore::close);
        }
    }

    /** The stores have little patience, for the sake of the faults; a busy machine may need more. */
    private static MetadataStore open(String url) {
        Map<String, String> config =
                Map.of("prefix", "t", "timeout-millis", String.valueOf(RedisFault.PATIENCE_MILLIS));
        return await().until(
                        () -> RedisMetadataStore.open(RedisConfig.of(OneRedis.scope(url, config))), opened -> true);
    }

    private static void audit(MetadataStore store) {
        await().untilAsserted(() -> Clients.audit(store));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptionsInstanceOf(RegistryException.class);
    }
}
