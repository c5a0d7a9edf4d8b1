package registry.storage.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.HealthProbe;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoreHealth;
import registry.api.spi.StoredRecord;

/** Metadata in Redis, shared by any number of processes. */
final class RedisMetadataStore implements MetadataStore {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** How often a waiting reader looks for itself, should the {@link Tail} have missed something. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Redis redis;
    private final Keys keys;
    private final RecordReader reader;
    private final RecordWriter writer;
    private final ChangeFeed feed;
    private final CommitSignal signal = new CommitSignal();
    private final Tail tail;
    private final HealthProbe probe;

    private RedisMetadataStore(Redis redis, RedisConfig config, long partBytes) {
        this.redis = redis;
        this.keys = new Keys(config.prefix());
        this.reader = new RecordReader(redis, keys, partBytes);
        this.writer = new RecordWriter(redis, keys, config.history());
        this.feed = new ChangeFeed(redis, keys);
        this.tail = new Tail(redis, keys, feed, signal, config.timeout());
        this.probe = new HealthProbe(() -> RedisServer.health(redis, keys));
    }

    static RedisMetadataStore open(RedisConfig config) {
        return open(config, RecordReader.PART_BYTES);
    }

    /** @param partBytes about how much is fetched in one answer */
    static RedisMetadataStore open(RedisConfig config, long partBytes) {
        Redis redis = Redis.open("metadata store", config);
        try {
            RedisServer.prepare(redis, config);
            RedisMetadataStore store = new RedisMetadataStore(redis, config, partBytes);
            store.tail.start();
            return store;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    @Override
    public Optional<StoredRecord> read(String key) {
        return Optional.ofNullable(readAll(List.of(key)).get(key));
    }

    @Override
    public Map<String, StoredRecord> readAll(Collection<String> wanted) {
        wanted.forEach(Batch::requireKey);
        return reader.readAll(wanted);
    }

    @Override
    public List<StoredRecord> scan(String prefix, String after, int limit) {
        requireText(prefix);
        requireText(after);
        requireLimit(limit);
        byte[] from = isBefore(after, prefix) ? Keys.startOf(prefix) : Keys.after(after);
        return reader.scan(from, Keys.endOf(prefix), limit);
    }

    @Override
    public CommitResult commit(Batch batch) {
        CommitResult result = writer.commit(batch);
        if (result instanceof CommitResult.Committed committed) {
            signal.announce(committed.revision());
        }
        return result;
    }

    @Override
    public Changes changes(long revision, int limit, Duration wait) {
        if (revision < 0) {
            throw new IllegalArgumentException("a revision is not negative: " + revision);
        }
        requireLimit(limit);
        Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        long deadline = System.nanoTime() + bounded.toNanos();
        Changes found = feed.read(revision, limit);
        long left = deadline - System.nanoTime();
        while (isEmpty(found) && left > 0) {
            awaitAfter(revision, Math.min(left, LOOK_NANOS));
            found = feed.read(revision, limit);
            left = deadline - System.nanoTime();
        }
        if (found instanceof Changes.Forgotten forgotten && forgotten.revision() == revision && left > 0) {
            // In doubt where the reader stands. Whoever has read everything anew need not do so again at once.
            awaitAfter(revision, Math.min(left, LOOK_NANOS));
        }
        return found;
    }

    @Override
    public long revision() {
        return feed.revision();
    }

    @Override
    public void addToCounters(Map<String, Long> deltas) {
        deltas.keySet().forEach(Batch::requireKey);
        if (!deltas.isEmpty()) {
            writer.add(deltas);
        }
    }

    @Override
    public Map<String, Long> counters(String prefix) {
        requireText(prefix);
        List<byte[]> touched = List.of(keys.state(), keys.named("counters"), keys.named("counter-names"));
        List<byte[]> range = List.of(Keys.startOf(prefix), Keys.endOf(prefix));
        List<?> reply = Reply.list(redis.run(Script.COUNTERS, touched, range));
        Map<String, Long> values = new LinkedHashMap<>();
        for (int at = 0; at < reply.size(); at += 2) {
            String name = Reply.text(reply.get(at));
            Object value = reply.get(at + 1);
            if (value == null) {
                throw Failures.corrupt("the counter " + name + " is missing; restore it from a backup");
            }
            values.put(name, Reply.number(value));
        }
        return values;
    }

    @Override
    public void inspect(Consumer<String> damage) {
        IndexInspection inspection = new IndexInspection(redis, keys);
        inspection.run("record", "records", "index", damage);
        inspection.run("counter", "counters", "counter-names", damage);
    }

    @Override
    public StoreHealth health() {
        return probe.health();
    }

    @Override
    public void close() {
        redis.close();
        signal.close();
        tail.close();
    }

    private void awaitAfter(long revision, long nanos) {
        try {
            signal.awaitAfter(revision, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.unavailable("interrupted while waiting for changes", e);
        }
    }

    private static boolean isEmpty(Changes changes) {
        return changes instanceof Changes.Feed nothing && nothing.changes().isEmpty();
    }

    private static boolean isBefore(String after, String prefix) {
        return Arrays.compareUnsigned(Keys.bytes(after), Keys.bytes(prefix)) < 0;
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a limit is 1 to " + MAX_PAGE + ", not " + limit);
        }
    }

    /** A prefix or a position may be empty or of any length, but must have a UTF-8 form. */
    private static void requireText(String text) {
        if (!new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("a prefix or key must not hold half of a surrogate pair");
        }
    }
}
