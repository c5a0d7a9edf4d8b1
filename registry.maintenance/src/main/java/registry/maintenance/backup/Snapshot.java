package registry.maintenance.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.storage.DocumentStore;

/**
 * All records of a store as they were at one revision, copied while others write. For one thread.
 *
 * <p>A scan reads its pages at different revisions. So the revision is noted before the scan, and what the change feed
 * names from there on is read anew, until everything that was read is no newer than the revision the feed was read to:
 * then nothing of it has changed in between, and the copy is the store at that revision. Values are kept in a temporary
 * file; in memory are only the keys that changed during the copy.
 */
final class Snapshot implements Closeable {
    /** Each round takes a moment, and only fails when a key that just changed changes again in that moment. */
    private static final int MOST_ROUNDS = 1_000;

    private static final int MOST_SCANS = 5;

    /** What was committed is there at once; a feed that lags must not be asked on and on. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int READ_AT_ONCE = 50;

    private final MetadataStore store;
    private final Path directory;
    private final Map<String, Optional<Long>> changed = new TreeMap<>(Utf8Order.KEYS);
    private Spill spill;
    private long scanEnd;
    private long revision;

    private Snapshot(MetadataStore store, Path directory) throws IOException {
        this.store = store;
        this.directory = directory;
        this.spill = Spill.in(directory);
    }

    /**
     * Copies {@code store}.
     *
     * @param directory for the temporary file, which grows to the size of all records
     * @throws RegistryException with {@link ApiError#STORAGE_UNAVAILABLE} when the store changes faster than it can be
     *     copied
     */
    static Snapshot take(MetadataStore store, Path directory) throws IOException {
        Snapshot snapshot = new Snapshot(store, directory);
        try {
            snapshot.scan();
            snapshot.advance();
            return snapshot;
        } catch (IOException | RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    /** Takes records. */
    @FunctionalInterface
    interface Visitor {
        void visit(String key, byte[] value) throws IOException;
    }

    /** The revision that this is the store at. */
    long revision() {
        return revision;
    }

    /** Makes this a copy of the store as it is now. */
    void advance() throws IOException {
        for (int scans = 1; !catchUp(); scans++) {
            if (scans == MOST_SCANS) {
                throw tooFast("the store forgets its changes before they are copied; have it remember more of them");
            }
            scan();
        }
    }

    /** Visits all records, in the order of their keys. */
    void forEach(Visitor visitor) throws IOException {
        List<Map.Entry<String, Optional<Long>>> pending = new ArrayList<>(changed.entrySet());
        int next = 0;
        Spill.Reader reader = spill.read(0);
        while (reader.position() < scanEnd) {
            Spill.Entry entry = reader.next();
            while (next < pending.size() && order(pending.get(next), entry) < 0) {
                visitChanged(pending.get(next++), visitor);
            }
            if (!changed.containsKey(entry.key())) {
                visitor.visit(entry.key(), entry.value());
            }
        }
        while (next < pending.size()) {
            visitChanged(pending.get(next++), visitor);
        }
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }

    private static int order(Map.Entry<String, Optional<Long>> change, Spill.Entry entry) {
        return Utf8Order.KEYS.compare(change.getKey(), entry.key());
    }

    private void visitChanged(Map.Entry<String, Optional<Long>> change, Visitor visitor) throws IOException {
        if (change.getValue().isPresent()) {
            visitor.visit(
                    change.getKey(), spill.read(change.getValue().get()).next().value());
        }
    }

    private void scan() throws IOException {
        spill.close();
        changed.clear();
        spill = Spill.in(directory);
        revision = store.revision();
        try {
            new DocumentStore(store).scanLargeRecords("").forEach(this::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        scanEnd = spill.end();
    }

    private long add(StoredRecord record) {
        try {
            return spill.add(record.key(), record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it could; {@code false} when the store no longer remembers all that changed. */
    private boolean catchUp() throws IOException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<Map<String, Boolean>> changes = changesUntilNow();
            if (changes.isEmpty()) {
                return false;
            }
            if (readAnew(changes.get())) {
                return true;
            }
        }
        throw tooFast("its records change faster than they are read; try again when less is going on");
    }

    /** By key, whether the last of its changes was its removal; empty when they are forgotten. */
    private Optional<Map<String, Boolean>> changesUntilNow() {
        long now = store.revision();
        Map<String, Boolean> changes = new HashMap<>();
        while (revision < now) {
            switch (store.changes(revision, MetadataStore.MAX_PAGE, PATIENCE)) {
                case Changes.Forgotten forgotten -> {
                    return Optional.empty();
                }
                case Changes.Feed feed -> {
                    feed.changes().forEach(change -> changes.put(change.key(), change.deleted()));
                    revision = feed.upTo();
                }
            }
        }
        return Optional.of(changes);
    }

    /** Whether everything that was read is as it was at the current revision. */
    private boolean readAnew(Map<String, Boolean> changes) throws IOException {
        boolean settled = true;
        List<String> keys = new ArrayList<>(changes.keySet());
        for (int from = 0; from < keys.size(); from += READ_AT_ONCE) {
            settled &= readSome(keys.subList(from, Math.min(from + READ_AT_ONCE, keys.size())), changes);
        }
        return settled;
    }

    private boolean readSome(Collection<String> keys, Map<String, Boolean> changes) throws IOException {
        Map<String, StoredRecord> read = store.readAll(keys);
        boolean settled = true;
        for (String key : keys) {
            @Nullable StoredRecord record = read.get(key);
            if (record == null) {
                changed.put(key, Optional.empty());
                settled &= Boolean.TRUE.equals(changes.get(key)); // else it was removed since
            } else {
                changed.put(key, Optional.of(spill.add(key, record.value())));
                settled &= record.revision() <= revision;
            }
        }
        return settled;
    }

    private static RegistryException tooFast(String why) {
        return new RegistryException(
                ApiError.STORAGE_UNAVAILABLE, "the registry cannot be copied at the moment: " + why);
    }
}
