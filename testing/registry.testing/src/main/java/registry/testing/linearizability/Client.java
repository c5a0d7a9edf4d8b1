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
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/**
 * Does one random thing after the other to a few records that all clients want. No value is ever written twice, so that
 * whoever reads one knows whose it is. For one thread.
 */
final class Client {
    private static final List<String> KEYS = List.of("k/a", "k/b", "k/c", "k/d", "k/e");
    private static final int LARGEST_PAGE = 200;
    private static final Duration SHORT = Duration.ofMillis(5);

    private final MetadataStore store;
    private final String name;
    private final Random random;
    private final Set<String> marks = new LinkedHashSet<>();
    private long position;
    private int batches;
    private int additions;

    /** @param name unique among all that ever write to the store */
    Client(MetadataStore store, String name, long seed) {
        this.store = store;
        this.name = name;
        this.random = new Random(seed);
    }

    /** @throws registry.api.RegistryException when the store fails */
    void doSomething() {
        int dice = random.nextInt(100);
        if (dice < 26) {
            change();
        } else if (dice < 34) {
            overwrite();
        } else if (dice < 46) {
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
            count();
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
        commit(batch);
    }

    private void follow() {
        Duration wait = random.nextBoolean() ? Duration.ZERO : SHORT;
        if (store.changes(position, 1 + random.nextInt(LARGEST_PAGE), wait) instanceof Changes.Feed feed) {
            position = feed.upTo();
        }
    }

    /** One counter tells whose addition it is. */
    private void count() {
        additions++;
        store.addToCounters(Map.of("c/x", 1L + random.nextInt(1_000), "c/y", -1L, "c/" + name + "/" + additions, 1L));
    }

    /** A new batch. Its mark tells in the feed whose it is, and the marks before go. */
    private Batch.Builder batch() {
        batches++;
        Batch.Builder batch = Batch.builder().put(mark(), value());
        marks.forEach(batch::delete);
        return batch;
    }

    private void put(Batch.Builder batch, Set<String> keys) {
        keys.forEach(key -> batch.put(key, value()));
        commit(batch);
    }

    /** Whatever happens, the marks are known that there may be. */
    private void commit(Batch.Builder batch) {
        Set<String> before = Set.copyOf(marks);
        marks.add(mark());
        if (store.commit(batch.build()) instanceof CommitResult.Committed) {
            marks.removeAll(before);
        } else {
            marks.remove(mark());
        }
    }

    private String mark() {
        return "mark/" + name + "/" + batches;
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
