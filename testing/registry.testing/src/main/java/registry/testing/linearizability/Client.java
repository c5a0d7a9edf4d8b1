package registry.testing.linearizability;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/**
 * Does one random thing after the other to a few records that all clients want. No value is ever written twice, so that
 * whoever reads one knows whose it is. For one thread.
 */
final class Client {
    private static final List<String> KEYS = List.of("k/a", "k/b", "k/c", "k/d", "k/e");
    private static final List<String> COUNTERS = List.of("c/x", "c/y");
    private static final int LARGEST_PAGE = 40;
    private static final Duration SHORT = Duration.ofMillis(5);

    private final MetadataStore store;
    private final String name;
    private final Random random;
    private long position;
    private int batches;

    /** @param name unique among all that ever write to the store */
    Client(MetadataStore store, String name, long seed) {
        this.store = store;
        this.name = name;
        this.random = new Random(seed);
    }

    /** @throws registry.api.RegistryException when the store fails */
    void doSomething() {
        int dice = random.nextInt(100);
        if (dice < 30) {
            change();
        } else if (dice < 42) {
            overwrite();
        } else if (dice < 50) {
            create();
        } else if (dice < 58) {
            remove();
        } else {
            look(dice);
        }
    }

    private void look(int dice) {
        if (dice < 66) {
            store.read(key());
        } else if (dice < 74) {
            store.readAll(KEYS);
        } else if (dice < 80) {
            store.scan("k/", random.nextBoolean() ? "" : key(), 1 + random.nextInt(KEYS.size()));
        } else if (dice < 88) {
            follow();
        } else if (dice < 91) {
            store.revision();
        } else if (dice < 95) {
            store.addToCounters(Map.of(COUNTERS.getFirst(), 1L + random.nextInt(1_000), COUNTERS.getLast(), -1L));
        } else {
            store.counters("c/");
        }
    }

    /** Reads some records and rewrites them, unless they changed meanwhile. */
    private void change() {
        Set<String> keys = someKeys();
        Map<String, StoredRecord> found = store.readAll(keys);
        Batch.Builder batch = batch();
        for (String key : keys) {
            StoredRecord record = found.get(key);
            if (record == null) {
                batch.requireAbsent(key);
            } else {
                batch.requireRevision(key, record.revision());
            }
        }
        put(batch, keys);
    }

    private void overwrite() {
        put(batch(), someKeys());
    }

    private void create() {
        String key = key();
        put(batch().requireAbsent(key), Set.of(key));
    }

    private void remove() {
        Batch.Builder batch = batch();
        Set<String> keys = someKeys();
        String first = keys.iterator().next();
        Optional<StoredRecord> found = store.read(first);
        if (found.isPresent() && random.nextBoolean()) {
            batch.requireRevision(first, found.get().revision());
        }
        keys.forEach(batch::delete);
        store.commit(batch.build());
    }

    private void follow() {
        Duration wait = random.nextBoolean() ? Duration.ZERO : SHORT;
        if (store.changes(position, 1 + random.nextInt(LARGEST_PAGE), wait) instanceof Changes.Feed feed) {
            position = feed.upTo();
        }
    }

    /** A new batch. Its mark tells in the feed whose it is, and the mark before goes. */
    private Batch.Builder batch() {
        batches++;
        return Batch.builder().put(mark(batches), value()).delete(mark(batches - 1));
    }

    private void put(Batch.Builder batch, Set<String> keys) {
        keys.forEach(key -> batch.put(key, value()));
        store.commit(batch.build());
    }

    private String mark(int batch) {
        return "mark/" + name + "/" + batch;
    }

    private byte[] value() {
        return (name + ":" + batches).getBytes(StandardCharsets.US_ASCII);
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private Set<String> someKeys() {
        List<String> shuffled = new ArrayList<>(KEYS);
        Collections.shuffle(shuffled, random);
        return new LinkedHashSet<>(shuffled.subList(0, 1 + random.nextInt(3)));
    }
}
