package registry.storage.filesystem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.spi.Changes;
import registry.api.spi.StoredRecord;

/**
 * One reading connection with its statements. For one thread at a time, and of no use after a failure. Every method
 * reads one snapshot.
 */
final class RecordReader implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement end;
    private final PreparedStatement read;
    private final PreparedStatement scanFrom;
    private final PreparedStatement scanAfter;
    private final PreparedStatement bounds;
    private final PreparedStatement changes;
    private final PreparedStatement oneRevision;
    private final PreparedStatement counters;

    /** Takes over {@code connection}. */
    RecordReader(Connection connection) throws SQLException {
        this.connection = connection;
        begin = connection.prepareStatement("BEGIN");
        end = connection.prepareStatement("COMMIT");
        read = connection.prepareStatement("SELECT revision, value FROM records WHERE key = ?");
        scanFrom = connection.prepareStatement(
                "SELECT key, revision, value FROM records WHERE key >= ? AND key < ? ORDER BY key LIMIT ?");
        scanAfter = connection.prepareStatement(
                "SELECT key, revision, value FROM records WHERE key > ? AND key < ? ORDER BY key LIMIT ?");
        bounds = connection.prepareStatement(
                "SELECT (SELECT min(revision) FROM changes), (SELECT max(revision) FROM changes)");
        changes = connection.prepareStatement(
                "SELECT revision, key, deleted FROM changes WHERE revision > ? ORDER BY revision, position LIMIT ?");
        oneRevision = connection.prepareStatement(
                "SELECT revision, key, deleted FROM changes WHERE revision = ? ORDER BY position");
        counters = connection.prepareStatement(
                "SELECT name, value FROM counters WHERE name >= ? AND name < ? ORDER BY name");
    }

    /** What SQLite finds wrong with the structure of the file; it reads all of it. */
    List<String> damage() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) { // names a hundred at most
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        found.removeIf("ok"::equals);
        return found;
    }

    Optional<StoredRecord> read(String key) throws SQLException {
        read.setBytes(1, Keys.encode(key));
        try (ResultSet row = read.executeQuery()) {
            return row.next() ? Optional.of(new StoredRecord(key, row.getBytes(2), row.getLong(1))) : Optional.empty();
        }
    }

    Map<String, StoredRecord> readAll(Collection<String> keys) throws SQLException {
        return snapshot(() -> {
            Map<String, StoredRecord> records = new LinkedHashMap<>();
            for (String key : keys) {
                read(key).ifPresent(record -> records.put(key, record));
            }
            return records;
        });
    }

    List<StoredRecord> scan(String prefix, String after, int limit) throws SQLException {
        byte[] first = Keys.encode(prefix);
        byte[] previous = Keys.encode(after);
        boolean goesOn = Arrays.compareUnsigned(previous, first) >= 0;
        PreparedStatement scan = goesOn ? scanAfter : scanFrom;
        scan.setBytes(1, goesOn ? previous : first);
        scan.setBytes(2, Keys.endOf(first));
        scan.setInt(3, limit);
        List<StoredRecord> records = new ArrayList<>();
        try (ResultSet row = scan.executeQuery()) {
            while (row.next()) {
                records.add(new StoredRecord(Keys.decode(row.getBytes(1)), row.getBytes(3), row.getLong(2)));
            }
        }
        return records;
    }

    long revision() throws SQLException {
        try (ResultSet row = bounds.executeQuery()) {
            return row.getLong(2); // NULL, which reads as 0, in a new store
        }
    }

    Changes changes(long after, int limit) throws SQLException {
        return snapshot(() -> {
            try (ResultSet row = bounds.executeQuery()) {
                long oldest = row.getLong(1);
                long newest = row.getLong(2);
                // A reader ahead of the store followed another one, such as this one before a restore.
                if (after > newest || after + 1 < oldest) {
                    return new Changes.Forgotten(newest);
                }
            }
            return feed(after, limit);
        });
    }

    Map<String, Long> counters(String prefix) throws SQLException {
        byte[] from = Keys.encode(prefix);
        counters.setBytes(1, from);
        counters.setBytes(2, Keys.endOf(from));
        Map<String, Long> values = new LinkedHashMap<>();
        try (ResultSet row = counters.executeQuery()) {
            while (row.next()) {
                values.put(Keys.decode(row.getBytes(1)), row.getLong(2));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Changes.Feed feed(long after, int limit) throws SQLException {
        changes.setLong(1, after);
        changes.setInt(2, limit + 1);
        List<Changes.Change> found = list(changes);
        if (found.size() > limit) {
            long cut = found.getLast().revision();
            found.removeIf(change -> change.revision() == cut);
            if (found.isEmpty()) {
                oneRevision.setLong(1, cut);
                found = list(oneRevision);
            }
        }
        return new Changes.Feed(found, found.isEmpty() ? after : found.getLast().revision());
    }

    private static List<Changes.Change> list(PreparedStatement query) throws SQLException {
        List<Changes.Change> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Changes.Change(row.getLong(1), Keys.decode(row.getBytes(2)), row.getBoolean(3)));
            }
        }
        return found;
    }

    private <T> T snapshot(Query<T> query) throws SQLException {
        begin.execute();
        try {
            return query.run();
        } finally {
            end.execute();
        }
    }

    private interface Query<T> {
        T run() throws SQLException;
    }
}
