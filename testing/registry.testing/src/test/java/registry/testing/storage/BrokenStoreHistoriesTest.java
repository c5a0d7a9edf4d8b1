package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import registry.api.ConfigScope;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.testing.linearizability.Clients;
import registry.testing.linearizability.Journal;
import registry.testing.linearizability.LinearizabilityChecker;
import registry.testing.linearizability.Recorder;
import registry.testing.linearizability.Verdict;

/** Histories of wrong stores are refused, and those of a right one are not. */
@Timeout(300)
class BrokenStoreHistoriesTest {
    private static final int CLIENTS = 4;
    private static final int ANSWERS = 400;

    /** What needs threads to meet shows in nearly every round. */
    private static final int ROUNDS = 100;

    private final Journal journal = new Journal();

    @Test
    void acceptsTheReferenceStore() throws Exception {
        for (int round = 0; round < 10; round++) {
            assertThat(judge(MetadataFault.NONE, round)).isInstanceOf(Verdict.Linearizable.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LOSES_UPDATES",
                "APPLIES_REFUSED_WRITES",
                "NAMES_ONE_CONFLICT",
                "SKIPS_REVISIONS",
                "TELLS_OF_REFUSED_BATCHES",
                "CUTS_REVISIONS",
                "FORGETS_SILENTLY",
                "READS_TORN_BATCHES",
                "READS_STALE_RECORDS",
                "LOSES_COUNTS",
                "IS_NOT_DURABLE"
            })
    void refusesAWrongStore(MetadataFault fault) throws Exception {
        Verdict verdict = judge(fault, 0);
        for (int round = 1; round < ROUNDS && verdict instanceof Verdict.Linearizable; round++) {
            verdict = judge(fault, round);
        }
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    }

    /** As with a replica that is behind, or a cache that does not hear of other processes. */
    @Test
    void refusesAStoreThatReadsFromAStaleCopy() {
        MetadataStore shared = open(new InMemoryMetadataStoreProvider(), Map.of());
        MetadataStore writer = recorded("writer", shared);
        MetadataStore reader = recorded("reader", remembering(shared));
        put(writer, "a", "1");
        reader.read("a");
        put(writer, "a", "2");
        reader.read("a");

        assertThat(LinearizabilityChecker.check(journal.history())).isInstanceOf(Verdict.Refused.class);
    }

    /** As when a client repeats what was not answered, and nobody remembers that it was done. */
    @Test
    void refusesAStoreThatCommitsAgainWhatWasNotAnswered() {
        MetadataStore store = recorded("client", repeating("commit"));
        put(store, "a", "1");
        store.revision();

        assertThat(LinearizabilityChecker.check(journal.history())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesAStoreThatAddsAgainWhatWasNotAnswered() {
        MetadataStore store = recorded("client", repeating("addToCounters"));
        store.addToCounters(Map.of("c", 1L));
        store.counters("");

        assertThat(LinearizabilityChecker.check(journal.history())).isInstanceOf(Verdict.Refused.class);
    }

    private static Verdict judge(MetadataFault fault, int round) throws Exception {
        InMemoryMetadataStoreProvider provider = new InMemoryMetadataStoreProvider(fault);
        Map<String, String> config = fault == MetadataFault.FORGETS_SILENTLY ? Map.of("history", "5") : Map.of();
        Journal journal = new Journal();
        Recorder recorder = new Recorder("load", journal);
        try (MetadataStore store = open(provider, config);
                Clients clients = Clients.start(
                        "load", Collections.nCopies(CLIENTS, recorder.record(store)), CLIENTS * (long) round)) {
            clients.awaitMore(ANSWERS, journal);
        }
        try (MetadataStore reopened = open(provider, config)) {
            Clients.audit(recorder.record(reopened));
        }
        return LinearizabilityChecker.check(journal.history());
    }

    private static MetadataStore open(InMemoryMetadataStoreProvider provider, Map<String, String> config) {
        return provider.open(ConfigScope.of("registry.memory", config));
    }

    private MetadataStore recorded(String name, MetadataStore store) {
        return new Recorder(name, journal).record(store);
    }

    private static void put(MetadataStore store, String key, String value) {
        store.commit(Batch.builder()
                .put(key, value.getBytes(StandardCharsets.US_ASCII))
                .build());
    }

    /** A store that reads everything once only. */
    private static MetadataStore remembering(MetadataStore store) {
        Map<Object, Object> read = new HashMap<>();
        return intercept((method, arguments) -> read.computeIfAbsent(
                method.getName() + Arrays.toString(arguments), key -> invoke(store, method, arguments)));
    }

    /** A store that does one thing twice. */
    private static MetadataStore repeating(String name) {
        MetadataStore store = open(new InMemoryMetadataStoreProvider(), Map.of());
        return intercept((method, arguments) -> {
            if (method.getName().equals(name)) {
                invoke(store, method, arguments);
            }
            return invoke(store, method, arguments);
        });
    }

    private interface Interceptor {
        Object invoke(Method method, Object[] arguments);
    }

    private static MetadataStore intercept(Interceptor interceptor) {
        return (MetadataStore) Proxy.newProxyInstance(
                MetadataStore.class.getClassLoader(),
                new Class<?>[] {MetadataStore.class},
                (proxy, method, arguments) -> interceptor.invoke(method, arguments));
    }

    private static Object invoke(MetadataStore store, Method method, Object[] arguments) {
        try {
            return method.invoke(store, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("the store failed", e);
        }
    }
}
