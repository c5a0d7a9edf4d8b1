package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;

class SqliteMetadataStoreTest {
    @TempDir
    private Path directory;

    @Test
    void marksItsDatabase() throws SQLException {
        open().close();

        assertThat(query("PRAGMA application_id")).isEqualTo(0x43524547);
        assertThat(query("SELECT value FROM meta WHERE name = 'format'")).isEqualTo(MetadataDatabase.FORMAT);
    }

    @Test
    void refusesTheFormatOfANewerRelease() throws SQLException {
        open().close();
        execute("UPDATE meta SET value = 7 WHERE name = 'format'");

        assertFails(
                ApiError.STORAGE_UNAVAILABLE, this::open, directory.toString(), "format 7", "format 1", "the release");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws SQLException {
        execute("CREATE TABLE theirs (x)");

        assertFails(ApiError.STORAGE_CORRUPT, this::open, "metadata.db", "another program");
        assertThat(query("SELECT count(*) FROM sqlite_master")).isEqualTo(1);
    }

    @Test
    void findsThatAnIndexAndItsTableDiffer() throws Exception {
        try (MetadataStore store = open()) {
            store.commit(Batch.builder().put("a-record", new byte[1]).build());
            store.inspect(damage -> {
                throw new AssertionError(damage);
            });
        }
        long page = query("PRAGMA page_size");
        long start = (query("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_records_1'") - 1) * page;
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("metadata.db").toFile(), "rw")) {
            byte[] index = new byte[(int) page];
            file.seek(start);
            file.readFully(index);
            int key = new String(index, StandardCharsets.ISO_8859_1).indexOf("a-record");
            assertThat(key).isPositive();
            file.seek(start + key);
            file.write('b');
        }
        List<String> damage = new ArrayList<>();
        try (MetadataStore store = open()) {
            store.inspect(damage::add);
        }
        assertThat(damage).isNotEmpty().anySatisfy(found -> assertThat(found).contains("missing from index"));
    }

    @Test
    void goesOnWithADatabaseWhoseCreationWasCutShort() throws Exception {
        Files.createFile(directory.resolve("metadata.db"));
        execute("PRAGMA journal_mode = WAL");

        try (MetadataStore store = open()) {
            assertThat(store.revision()).isZero();
        }
    }

    @Test
    void reportsDamage() throws Exception {
        try (MetadataStore store = open()) {
            for (int i = 0; i < 200; i++) {
                store.commit(Batch.builder().put("k" + i, new byte[1000]).build());
            }
        }
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("metadata.db").toFile(), "rw")) {
            file.seek(4096);
            file.write(new byte[(int) file.length() - 4096]);
        }

        assertFails(
                ApiError.STORAGE_CORRUPT,
                () -> {
                    try (MetadataStore store = open()) {
                        store.scan("", "", 1000);
                    }
                },
                "damaged",
                "backup");
    }

    @Test
    void keepsTheConfiguredHistoryOnly() throws SQLException {
        ConfigScope config = config().withDefault("history", "5");
        try (MetadataStore store = new FilesystemMetadataStoreProvider().open(config)) {
            for (int i = 0; i < 50; i++) {
                store.commit(Batch.builder()
                        .put("a", new byte[1])
                        .put("b", new byte[1])
                        .build());
            }
            assertThat(store.changes(44, 100, Duration.ZERO)).isEqualTo(new Changes.Forgotten(50));
            assertThat(store.changes(45, 100, Duration.ZERO)).isInstanceOf(Changes.Feed.class);
        }
        assertThat(query("SELECT count(*) FROM changes")).isEqualTo(10);
    }

    @Test
    void sendsAReaderThatIsAheadBackToTheBeginning() {
        try (MetadataStore store = open()) {
            store.commit(Batch.builder().put("a", new byte[1]).build());
            assertThat(store.changes(2, 10, Duration.ofDays(1))).isEqualTo(new Changes.Forgotten(1));
        }
    }

    @Test
    void refusesToCountTooFarAndCountsNothingThen() {
        try (MetadataStore store = open()) {
            store.addToCounters(Map.of("full", Long.MAX_VALUE));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.addToCounters(Map.of("full", 1L, "other", 1L)))
                    .withMessageContaining("full");
            assertThat(store.counters("")).isEqualTo(Map.of("full", Long.MAX_VALUE));
        }
    }

    @Test
    void namesTheKeysItKnows() {
        assertFails(
                ApiError.CONFIG_INVALID,
                () -> new FilesystemMetadataStoreProvider().open(config().withDefault("sync", "off")),
                "registry.filesystem.sync",
                "data, history, readers");
    }

    private MetadataStore open() {
        return new FilesystemMetadataStoreProvider().open(config());
    }

    private ConfigScope config() {
        return ConfigScope.of("registry.filesystem", Map.of("data", directory.toString()));
    }

    private static void assertFails(ApiError code, ThrowingCallable call, String... words) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .withMessageContainingAll(words)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("metadata.db"));
    }
}
