package registry.testing.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.Changes.Change;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** The simplest store there can be, everything under one lock, and what goes wrong in others. */
final class InMemoryMetadataStore implements MetadataStore {
    private final MemoryState state;
    private final long history;
    private final MetadataFault fault;
    private boolean closed;

    InMemoryMetadataStore(MemoryState state, long history, MetadataFault fault) {
        this.state = state;
        this.history = history;
        this.fault = fault;
    }

    @Override
    public Optional<StoredRecord> read(String key) {
        Batch.requireKey(key);
        synchronized (state) {
            requireOpen();
            return Optional.ofNullable(
                    (is(MetadataFault.READS_STALE_RECORDS) ? state.previous : state.records).get(key));
        }
    }

    @Override
    public Map<String, StoredRecord> readAll(Collection<String> keys) {
        keys.forEach(Batch::requireKey);
        if (is(MetadataFault.READS_TORN_BATCHES)) {
            return readOneByOne(keys);
        }
        synchronized (state) {
            return readOneByOne(keys);
        }
    }

    @Override
    public List<StoredRecord> scan(String prefix, String after, int limit) {
        requireLimit(limit);
        synchronized (state) {
            requireOpen();
            boolean first = state.order.compare(after, prefix) < 0;
            return is(MetadataFault.TAKES_PREFIX_FOR_PATTERN)
                    ? state.records.tailMap(after, false).values().stream()
                            .filter(record -> matches(record.key(), prefix))
                            .limit(limit)
                            .toList()
                    : state.records.tailMap(first ? prefix : after, first).values().stream()
                            .takeWhile(record -> record.key().startsWith(prefix))
                            .limit(limit)
                            .toList();
        }
    }

    @Override
    public CommitResult commit(Batch batch) {
        if (is(MetadataFault.LOSES_UPDATES)) {
            Set<String> failed = failedConditions(batch);
            dawdle();
            synchronized (state) {
                return failed.isEmpty() ? apply(batch) : new CommitResult.Conflict(failed);
            }
        }
        synchronized (state) {
            Set<String> failed = failedConditions(batch);
            return failed.isEmpty() ? apply(batch) : refuse(batch, failed);
        }
    }

    @Override
    public Changes changes(long revision, int limit, Duration wait) {
        requireLimit(limit);
        long deadline = System.nanoTime() + wait.toNanos();
        synchronized (state) {
            requireOpen();
            long left = deadline - System.nanoTime();
            while (state.revision() <= revision && left > 0) {
                waitForCommit(left);
                requireOpen();
                left = deadline - System.nanoTime();
            }
            if (revision < state.forgotten && !is(MetadataFault.FORGETS_SILENTLY)) {
                return new Changes.Forgotten(state.revision());
            }
            return feed(revision, limit);
        }
    }

    @Override
    public long revision() {
        synchronized (state) {
            requireOpen();
            return state.revision();
        }
    }

    @Override
    public void addToCounters(Map<String, Long> deltas) {
        deltas.keySet().forEach(Batch::requireKey);
        Map<String, Long> sums = new TreeMap<>();
        if (is(MetadataFault.LOSES_COUNTS)) {
            deltas.forEach((name, delta) -> sums.put(name, counter(name) + delta));
            dawdle();
        }
        synchronized (state) {
            requireOpen();
            deltas.forEach((name, delta) -> sums.putIfAbsent(name, counter(name) + delta));
            state.counters.putAll(sums);
        }
    }

    @Override
    public Map<String, Long> counters(String prefix) {
        synchronized (state) {
            requireOpen();
            Map<String, Long> found = new LinkedHashMap<>();
            state.counters.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    found.put(name, value);
                }
            });
            return found;
        }
    }

    @Override
    public void close() {
        synchronized (state) {
            closed = true;
            state.notifyAll();
        }
    }

    private boolean is(MetadataFault other) {
        return fault == other;
    }

    private void requireOpen() {
        if (closed && !is(MetadataFault.IGNORES_CLOSE)) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the metadata store is closed");
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    private static void dawdle() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }

    private Map<String, StoredRecord> readOneByOne(Collection<String> keys) {
        Map<String, StoredRecord> found = new LinkedHashMap<>();
        for (String key : keys) {
            read(key).ifPresent(record -> found.put(key, record));
            if (is(MetadataFault.READS_TORN_BATCHES)) {
                dawdle();
            }
        }
        return found;
    }

    private static boolean matches(String key, String prefix) {
        String pattern = Pattern.quote(prefix).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(key).lookingAt();
    }

    private long counter(String name) {
        synchronized (state) {
            return state.counters.getOrDefault(name, 0L);
        }
    }

    private Set<String> failedConditions(Batch batch) {
        synchronized (state) {
            requireOpen();
            Set<String> failed = new HashSet<>();
            batch.conditions().forEach((key, expected) -> {
                StoredRecord record = state.records.get(key);
                OptionalLong actual = record == null ? OptionalLong.empty() : OptionalLong.of(record.revision());
                if (!actual.equals(expected)) {
                    failed.add(key);
                }
            });
            return is(MetadataFault.NAMES_ONE_CONFLICT) && !failed.isEmpty()
                    ? Set.of(failed.iterator().next())
                    : failed;
        }
    }

    private CommitResult refuse(Batch batch, Set<String> failed) {
        if (is(MetadataFault.APPLIES_REFUSED_WRITES)) {
            write(batch, state.revision());
        }
        if (is(MetadataFault.TELLS_OF_REFUSED_BATCHES)) {
            state.log.set(log().size() - 1, both(log().getLast(), changes(batch, state.revision())));
        }
        if (is(MetadataFault.SKIPS_REVISIONS)) {
            state.log.add(List.of());
        }
        return new CommitResult.Conflict(failed);
    }

    private CommitResult apply(Batch batch) {
        long revision = state.revision() + 1;
        state.previous = new TreeMap<>(state.records);
        write(batch, revision);
        state.log.add(changes(batch, revision));
        state.forgotten = Math.max(state.forgotten, revision - history);
        if (!is(MetadataFault.NEVER_WAKES_READERS)) {
            state.notifyAll();
        }
        return new CommitResult.Committed(revision);
    }

    private void write(Batch batch, long revision) {
        batch.writes().forEach((key, write) -> {
            switch (write) {
                case Batch.Write.Put put -> state.records.put(key, new StoredRecord(key, put.value(), revision));
                case Batch.Write.Delete delete -> state.records.remove(key);
            }
        });
    }

    private List<List<Change>> log() {
        return state.log;
    }

    private static List<Change> changes(Batch batch, long revision) {
        List<Change> changes = new ArrayList<>();
        batch.writes()
                .forEach((key, write) -> changes.add(new Change(revision, key, write instanceof Batch.Write.Delete)));
        return changes;
    }

    private static List<Change> both(List<Change> some, List<Change> more) {
        List<Change> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private Changes.Feed feed(long after, int limit) {
        List<Change> page = new ArrayList<>();
        long upTo = Math.max(after, state.forgotten);
        while (upTo < state.revision()) {
            List<Change> next = log().get((int) upTo);
            if (is(MetadataFault.CUTS_REVISIONS) && page.size() + next.size() > limit) {
                page.addAll(next.subList(0, limit - page.size()));
                return new Changes.Feed(page, upTo + 1);
            }
            if (!page.isEmpty() && page.size() + next.size() > limit) {
                break;
            }
            page.addAll(next);
            upTo++;
        }
        return new Changes.Feed(page, upTo);
    }

    private void waitForCommit(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(state, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "interrupted", e);
        }
    }
}
