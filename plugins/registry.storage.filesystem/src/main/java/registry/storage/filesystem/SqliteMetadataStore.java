package registry.storage.filesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.HealthProbe;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoreHealth;
import registry.api.spi.StoredRecord;

/**
 * Metadata in one SQLite database: one writer thread, several reading connections. In WAL mode a commit becomes visible
 * to readers at one instant, after it is synced, and a reader sees everything that was visible when it began.
 */
final class SqliteMetadataStore implements MetadataStore {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final DataDirectory directory;
    private final GroupCommit writer;
    private final ReaderPool readers;
    private final CommitSignal signal;
    private final Gate gate = new Gate("metadata store");
    private final HealthProbe probe = new HealthProbe(() -> {
        tryToWrite();
        return StoreHealth.GOOD;
    });

    private SqliteMetadataStore(DataDirectory directory, GroupCommit writer, ReaderPool readers, CommitSignal signal) {
        this.directory = directory;
        this.writer = writer;
        this.readers = readers;
        this.signal = signal;
    }

    static SqliteMetadataStore open(FilesystemConfig config) {
        DataDirectory directory = DataDirectory.open(config.directory(), DataDirectory.Use.METADATA);
        try {
            return open(directory, config);
        } catch (SQLException e) {
            directory.close(DataDirectory.Use.METADATA);
            throw Failures.of(e);
        } catch (IOException e) {
            directory.close(DataDirectory.Use.METADATA);
            throw Failures.of("the metadata database", e);
        } catch (RuntimeException e) {
            directory.close(DataDirectory.Use.METADATA);
            throw e;
        }
    }

    private static SqliteMetadataStore open(DataDirectory directory, FilesystemConfig config)
            throws SQLException, IOException {
        Path path = directory.path();
        RecordWriter first = new RecordWriter(MetadataDatabase.openWriter(path), config.history());
        CommitSignal signal = new CommitSignal(first.committed());
        GroupCommit writer = new GroupCommit(
                first, () -> new RecordWriter(MetadataDatabase.reopenWriter(path), config.history()), signal);
        ReaderPool readers =
                new ReaderPool(() -> new RecordReader(MetadataDatabase.openReader(path)), config.readers());
        writer.start();
        return new SqliteMetadataStore(directory, writer, readers, signal);
    }

    @Override
    public Optional<StoredRecord> read(String key) {
        Batch.requireKey(key);
        return query(reader -> reader.read(key));
    }

    @Override
    public Map<String, StoredRecord> readAll(Collection<String> keys) {
        keys.forEach(Batch::requireKey);
        return query(reader -> reader.readAll(keys));
    }

    @Override
    public List<StoredRecord> scan(String prefix, String after, int limit) {
        requireText(prefix);
        requireText(after);
        requireLimit(limit);
        return query(reader -> reader.scan(prefix, after, limit));
    }

    @Override
    public CommitResult commit(Batch batch) {
        long bytes = 0;
        for (Batch.Write write : batch.writes().values()) {
            bytes += write instanceof Batch.Write.Put put ? put.value().length : 0;
        }
        Pending<CommitResult> pending = new Pending<>(target -> target.apply(batch), bytes);
        return gate.within(() -> writer.write(pending));
    }

    @Override
    public Changes changes(long revision, int limit, Duration wait) {
        if (revision < 0) {
            throw new IllegalArgumentException("a revision is not negative: " + revision);
        }
        requireLimit(limit);
        Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        long deadline = System.nanoTime() + bounded.toNanos();
        Changes found = query(reader -> reader.changes(revision, limit));
        while (isEmpty(found) && awaitAfter(revision, deadline - System.nanoTime())) {
            found = query(reader -> reader.changes(revision, limit));
        }
        return found;
    }

    @Override
    public long revision() {
        return query(RecordReader::revision);
    }

    @Override
    public void addToCounters(Map<String, Long> deltas) {
        deltas.keySet().forEach(Batch::requireKey);
        Map<String, Long> copy = Map.copyOf(deltas);
        Pending<Map<String, Long>> pending = new Pending<>(
                target -> {
                    target.add(copy);
                    return copy;
                },
                0);
        gate.within(() -> writer.write(pending));
    }

    @Override
    public Map<String, Long> counters(String prefix) {
        requireText(prefix);
        return query(reader -> reader.counters(prefix));
    }

    @Override
    public void inspect(Consumer<String> damage) {
        query(RecordReader::damage).forEach(damage);
    }

    @Override
    public StoreHealth health() {
        return probe.health();
    }

    @Override
    public void close() {
        if (!gate.shut()) {
            return;
        }
        signal.close();
        readers.close();
        writer.stop();
        directory.close(DataDirectory.Use.METADATA);
    }

    private void tryToWrite() {
        Pending<Boolean> pending = new Pending<>(
                target -> {
                    target.probe();
                    return true;
                },
                0);
        gate.within(() -> writer.write(pending));
    }

    private <T> T query(ReaderPool.Query<T> query) {
        return gate.within(() -> readers.read(query));
    }

    private boolean awaitAfter(long revision, long nanos) {
        try {
            return signal.awaitAfter(revision, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.unavailable("interrupted while waiting for changes", e);
        }
    }

    private static boolean isEmpty(Changes changes) {
        return switch (changes) {
            case Changes.Feed feed -> feed.changes().isEmpty();
            case Changes.Forgotten forgotten -> false;
        };
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
