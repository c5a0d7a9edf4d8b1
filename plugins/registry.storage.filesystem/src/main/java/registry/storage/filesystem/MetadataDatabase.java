package registry.storage.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import registry.api.RegistryException;

/** The file {@code metadata.db}: what is in it, and how connections to it are set up. */
final class MetadataDatabase {
    /** The format that this code reads and writes. A change that older code would misread raises it. */
    static final int FORMAT = 1;

    static final String FILE = "metadata.db";

    /** Marks the file as ours, for this code and for file(1): "CREG". */
    private static final int APPLICATION_ID = 0x43524547;

    /** For other programs that look into the database, such as a backup. */
    private static final int BUSY_MILLIS = 10_000;

    private static final long WAL_LIMIT_BYTES = 64L << 20;

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE records (key BLOB PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, value BLOB NOT NULL)",
            """
            CREATE TABLE changes (
                revision INTEGER NOT NULL, position INTEGER NOT NULL, key BLOB NOT NULL, deleted INTEGER NOT NULL,
                PRIMARY KEY (revision, position)) WITHOUT ROWID""",
            "CREATE TABLE counters (name BLOB PRIMARY KEY NOT NULL, value INTEGER NOT NULL) WITHOUT ROWID",
            "INSERT INTO meta (name, value) VALUES ('format', " + FORMAT + ")",
            "PRAGMA application_id = " + APPLICATION_ID);

    private MetadataDatabase() {}

    /**
     * Opens the database for writing, creating it when it does not exist.
     *
     * @throws RegistryException with {@code STORAGE_CORRUPT} when it is damaged or another program's; with
     *     {@code STORAGE_UNAVAILABLE} when a newer release wrote it
     */
    static Connection openWriter(Path directory) throws SQLException, IOException {
        DurableFiles.createFile(directory.resolve(FILE));
        Connection connection = reopenWriter(directory);
        try {
            prepare(connection, directory);
            DurableFiles.syncDirectory(directory);
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens the database, which {@link #openWriter} has looked at, for writing. */
    static Connection reopenWriter(Path directory) throws SQLException {
        Connection connection = connect(directory);
        execute(connection, "PRAGMA journal_size_limit = " + WAL_LIMIT_BYTES);
        execute(connection, "PRAGMA fullfsync = ON"); // macOS: fsync alone does not reach the disk
        execute(connection, "PRAGMA checkpoint_fullfsync = ON");
        return connection;
    }

    static Connection openReader(Path directory) throws SQLException {
        Connection connection = connect(directory);
        execute(connection, "PRAGMA query_only = ON");
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Path directory) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config.createConnection("jdbc:sqlite:" + directory.resolve(FILE));
    }

    private static void prepare(Connection connection, Path directory) throws SQLException {
        long owner = number(connection, "PRAGMA application_id");
        boolean empty = number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (owner != APPLICATION_ID && !(owner == 0 && empty)) {
            throw Failures.corrupt(
                    directory.resolve(FILE) + " is the database of another program; choose another data directory");
        }
        execute(connection, "PRAGMA journal_mode = WAL");
        if (empty) {
            create(connection);
        }
        requireKnownFormat(connection, directory);
    }

    private static void create(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        for (String statement : SCHEMA) {
            execute(connection, statement);
        }
        execute(connection, "COMMIT");
    }

    private static void requireKnownFormat(Connection connection, Path directory) throws SQLException {
        long format = number(connection, "SELECT value FROM meta WHERE name = 'format'");
        if (format != FORMAT) {
            throw Failures.unavailable("the data directory " + directory + " has format " + format
                    + ", and this release reads format " + FORMAT
                    + "; start the release that wrote it, or restore a backup made before the upgrade");
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("no row for: " + query);
            }
            return row.getLong(1);
        }
    }
}
