package registry.storage.filesystem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/**
 * The one writing connection with its statements. For one thread. Everything between {@link #begin} and {@link #commit}
 * becomes durable together. After a failure it must be closed, which undoes what was begun.
 */
final class RecordWriter implements AutoCloseable {
    /** No counter has this name: names are not empty. */
    private static final byte[] NOBODYS = {};

    private final Connection connection;
    private final long history;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement revisionOf;
    private final PreparedStatement put;
    private final PreparedStatement delete;
    private final PreparedStatement log;
    private final PreparedStatement forget;
    private final PreparedStatement counter;
    private final PreparedStatement setCounter;
    private final PreparedStatement mark;
    private final PreparedStatement unmark;
    private long committed;
    private long revision;

    /**
     * Takes over {@code connection}.
     *
     * @param history how many revisions the change log keeps
     */
    RecordWriter(Connection connection, long history) throws SQLException {
        this.connection = connection;
        this.history = history;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        revisionOf = connection.prepareStatement("SELECT revision FROM records WHERE key = ?");
        put = connection.prepareStatement("INSERT INTO records (key, revision, value) VALUES (?, ?, ?)"
                + " ON CONFLICT (key) DO UPDATE SET revision = excluded.revision, value = excluded.value");
        delete = connection.prepareStatement("DELETE FROM records WHERE key = ?");
        log = connection.prepareStatement("INSERT INTO changes (revision, position, key, deleted) VALUES (?, ?, ?, ?)");
        forget = connection.prepareStatement("DELETE FROM changes WHERE revision <= ?");
        counter = connection.prepareStatement("SELECT value FROM counters WHERE name = ?");
        setCounter = connection.prepareStatement("INSERT INTO counters (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        mark = connection.prepareStatement("INSERT INTO counters (name, value) VALUES (?, 0)");
        unmark = connection.prepareStatement("DELETE FROM counters WHERE name = ?");
        try (PreparedStatement newest = connection.prepareStatement("SELECT max(revision) FROM changes");
                ResultSet row = newest.executeQuery()) {
            committed = row.getLong(1); // NULL, which reads as 0, in a new store
        }
    }

    /** The revision of the last commit. */
    long committed() {
        return committed;
    }

    void begin() throws SQLException {
        begin.execute();
        revision = committed;
    }

    void commit() throws SQLException {
        if (revision != committed) {
            forget.setLong(1, revision - history);
            forget.execute();
        }
        commit.execute();
        committed = revision;
    }

    /** Applies one batch if its conditions hold in what was written so far. */
    CommitResult apply(Batch batch) throws SQLException {
        Set<String> failed = new HashSet<>();
        for (Map.Entry<String, OptionalLong> condition : batch.conditions().entrySet()) {
            if (!revisionOf(condition.getKey()).equals(condition.getValue())) {
                failed.add(condition.getKey());
            }
        }
        if (!failed.isEmpty()) {
            return new CommitResult.Conflict(failed);
        }
        revision++;
        int position = 0;
        for (Map.Entry<String, Batch.Write> write : batch.writes().entrySet()) {
            apply(write.getKey(), write.getValue(), position++);
        }
        return new CommitResult.Committed(revision);
    }

    /**
     * Adds to counters.
     *
     * @throws IllegalArgumentException when one would overflow; none is changed then
     */
    void add(Map<String, Long> deltas) throws SQLException {
        Map<String, Long> values = new TreeMap<>();
        for (Map.Entry<String, Long> delta : deltas.entrySet()) {
            values.put(delta.getKey(), sum(delta.getKey(), delta.getValue()));
        }
        for (Map.Entry<String, Long> value : values.entrySet()) {
            setCounter.setBytes(1, Keys.encode(value.getKey()));
            setCounter.setLong(2, value.getValue());
            setCounter.execute();
        }
    }

    /** Writes what nobody ever sees: the log grows although nothing is left. */
    void probe() throws SQLException {
        mark.setBytes(1, NOBODYS);
        mark.execute();
        unmark.setBytes(1, NOBODYS);
        unmark.execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void apply(String key, Batch.Write write, int position) throws SQLException {
        byte[] encoded = Keys.encode(key);
        switch (write) {
            case Batch.Write.Put written -> {
                put.setBytes(1, encoded);
                put.setLong(2, revision);
                put.setBytes(3, written.value());
                put.execute();
            }
            case Batch.Write.Delete removed -> {
                delete.setBytes(1, encoded);
                delete.execute();
            }
        }
        log.setLong(1, revision);
        log.setInt(2, position);
        log.setBytes(3, encoded);
        log.setBoolean(4, write instanceof Batch.Write.Delete);
        log.execute();
    }

    private OptionalLong revisionOf(String key) throws SQLException {
        revisionOf.setBytes(1, Keys.encode(key));
        try (ResultSet row = revisionOf.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    private long sum(String name, long delta) throws SQLException {
        counter.setBytes(1, Keys.encode(name));
        try (ResultSet row = counter.executeQuery()) {
            return Math.addExact(row.next() ? row.getLong(1) : 0, delta);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the counter " + name + " would exceed " + Long.MAX_VALUE, e);
        }
    }
}
