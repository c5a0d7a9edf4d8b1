package registry.testing.linearizability;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoreHealth;
import registry.api.spi.StoredRecord;

/** Passes everything on and notes it. A call that fails is one without an answer. */
final class RecordedStore implements MetadataStore {
    private final MetadataStore store;
    private final Recorder recorder;

    RecordedStore(MetadataStore store, Recorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    @Override
    public Optional<StoredRecord> read(String key) {
        return noted(
                new Request.Read(Set.of(key)),
                () -> store.read(key),
                found -> new Answer.Records(entries(found.stream()).collect(Collectors.toSet())));
    }

    @Override
    public Map<String, StoredRecord> readAll(Collection<String> keys) {
        return noted(
                new Request.Read(Set.copyOf(keys)),
                () -> store.readAll(keys),
                found -> new Answer.Records(entries(found.values().stream()).collect(Collectors.toSet())));
    }

    @Override
    public List<StoredRecord> scan(String prefix, String after, int limit) {
        return noted(
                new Request.Scan(prefix, after, limit),
                () -> store.scan(prefix, after, limit),
                found -> new Answer.Page(entries(found.stream()).toList()));
    }

    @Override
    public CommitResult commit(Batch batch) {
        return noted(request(batch), () -> store.commit(batch), result -> switch (result) {
            case CommitResult.Committed committed -> new Answer.Committed(committed.revision());
            case CommitResult.Conflict conflict -> new Answer.Conflict(conflict.keys());
        });
    }

    @Override
    public Changes changes(long revision, int limit, Duration wait) {
        return noted(
                new Request.ReadFeed(revision, limit),
                () -> store.changes(revision, limit, wait),
                changes -> switch (changes) {
                    case Changes.Feed feed -> new Answer.Feed(changes(feed), feed.upTo());
                    case Changes.Forgotten forgotten -> new Answer.Forgotten(forgotten.revision());
                });
    }

    @Override
    public long revision() {
        return noted(new Request.ReadRevision(), store::revision, Answer.Revision::new);
    }

    @Override
    public void addToCounters(Map<String, Long> deltas) {
        noted(
                new Request.Add(deltas),
                () -> {
                    store.addToCounters(deltas);
                    return deltas;
                },
                done -> new Answer.Added());
    }

    @Override
    public Map<String, Long> counters(String prefix) {
        return noted(new Request.ReadCounters(prefix), () -> store.counters(prefix), Answer.Counters::new);
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> T noted(Request request, Supplier<T> work, Function<T, Answer> answer) {
        String call = recorder.invoked(request);
        T result = work.get();
        recorder.answered(call, answer.apply(result));
        return result;
    }

    private static Request.Commit request(Batch batch) {
        Map<String, Long> conditions = new HashMap<>();
        batch.conditions().forEach((key, revision) -> conditions.put(key, revision.orElse(Request.ABSENT)));
        List<Request.Write> writes = new ArrayList<>();
        batch.writes()
                .forEach((key, write) -> writes.add(
                        switch (write) {
                            case Batch.Write.Put put -> new Request.Write(key, text(put.value()));
                            case Batch.Write.Delete delete -> new Request.Write(key, null);
                        }));
        return new Request.Commit(conditions, writes);
    }

    private static Stream<Answer.Entry> entries(Stream<StoredRecord> records) {
        return records.map(record -> new Answer.Entry(record.key(), text(record.value()), record.revision()));
    }

    private static List<Answer.Change> changes(Changes.Feed feed) {
        return feed.changes().stream()
                .map(change -> new Answer.Change(change.revision(), change.key(), change.deleted()))
                .toList();
    }

    /** Every byte is one character. */
    private static String text(byte[] value) {
        return new String(value, StandardCharsets.ISO_8859_1);
    }
}
