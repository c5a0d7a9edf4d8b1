package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.StagedBlob;
import registry.maintenance.backup.BackupError;
import registry.storage.Stores;
import registry.web.admin.AdminCommandLine;
import registry.web.admin.AdminProgram;

class AdminProgramTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path data;
    private String file;

    @BeforeEach
    void begin() {
        data = directory.resolve("data");
        file = directory.resolve("registry.tar").toString();
        Registry.open(config(data)).close();
    }

    @Test
    void takesARegistryFromOneDirectoryToAnother() {
        assertThat(run(data, "backup", file)).isZero();
        assertThat(output()).startsWith(file + " holds ").contains(" records, ");
        assertThat(run(data, "verify", file)).isZero();
        assertThat(output()).contains("is whole");

        Path restored = directory.resolve("restored");
        assertThat(run(restored, "restore", file)).isZero();
        assertThat(output()).startsWith("restored and compared: ");
        assertThat(progress()).contains("verifying the backup ...", "comparing the store with the backup ...");
        assertThat(run(restored, "fsck")).isZero();
        assertThat(output()).contains("0 errors, 0 warnings");
        assertThat(run(restored, "gc", "--dry-run")).isZero();
        assertThat(output()).isEqualTo("would remove 0 of 0 blobs, 0 bytes\n");
        assertThat(run(restored, "gc")).isZero();
        assertThat(output()).startsWith("removed 0 of 0");
        Registry.open(config(restored)).close();
    }

    @Test
    void endsWithAnErrorWhenItFindsSomething() throws IOException {
        write("leftover", "{}");

        assertThat(run(data, "fsck")).isOne();
        assertThat(output()).contains("warning: leftover: ", "(record-unknown)", "0 errors, 1 warnings");
        assertThat(run(data, "fsck", "--json")).isOne();
        JsonNode report = MAPPER.readTree(output());
        assertThat(report.path("healthy").asBoolean(true)).isFalse();
        assertThat(report.path("warnings").asInt()).isOne();
        assertThat(report.at("/findings/0/code").asText()).isEqualTo("record-unknown");
    }

    @Test
    void replacesABackupOnlyWhenTold() {
        run(data, "backup", file);
        refuses(ApiError.INVALID_PARAMS, () -> run(data, "backup", file), "--force");
        assertThat(run(data, "backup", file, "--force")).isZero();
    }

    @Test
    void refusesWhatIsNoBackup() throws IOException {
        Files.writeString(Path.of(file), "nothing of the kind");

        refuses(BackupError.BACKUP_INVALID, () -> run(data, "verify", file));
        refuses(BackupError.BACKUP_INVALID, () -> run(directory.resolve("new"), "restore", file));
        refuses(ApiError.STORAGE_UNAVAILABLE, () -> run(data, "verify", file + ".none"), ".none does not exist");
    }

    @Test
    void restoresOnlyIntoAnEmptyStore() {
        run(data, "backup", file);

        refuses(BackupError.STORE_NOT_EMPTY, () -> run(data, "restore", file), "not empty");
    }

    @Test
    void leavesARegistryAloneThatAServerUses() {
        try (Registry running = Registry.open(config(data))) {
            assertThat(running.plugins()).isNotEmpty();
            refuses(ApiError.STORAGE_LOCKED, () -> run(data, "backup", file), "--url URL");
            refuses(ApiError.STORAGE_LOCKED, () -> run(data, "restore", file), "restore into a new data directory");
        }
    }

    @Test
    void saysThatThereIsNoRegistry() throws IOException {
        for (String command : List.of("fsck", "gc")) {
            refuses(ApiError.NOT_FOUND, () -> run(directory.resolve("none"), command), "--data");
        }
        refuses(ApiError.NOT_FOUND, () -> run(directory.resolve("none"), "backup", file), "--data");
        assertThat(Path.of(file)).doesNotExist();
        assertThat(directory.resolve("none")).doesNotExist();
        refuses(ApiError.NOT_FOUND, () -> run(Files.createDirectory(directory.resolve("empty")), "fsck"), "--data");
    }

    @Test
    void saysWhichFileCannotBeWritten() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));

        refuses(ApiError.STORAGE_UNAVAILABLE, () -> run(data, "backup", file + "/none/x.tar"), "/none");
        refuses(ApiError.STORAGE_UNAVAILABLE, () -> run(data, "verify", folder.toString()), "cannot be read");
    }

    @Test
    void tellsWhichBundlesItWouldRemove() throws IOException {
        byte[] bytes = {1, 2, 3};
        try (Stores stores = Stores.open(config(data));
                StagedBlob staged = stores.blobs().stage()) {
            staged.write(bytes, 0, bytes.length);
            staged.seal();
        }
        String digest = Digest.ofContent(bytes).hex();
        try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
            Path blob = files.filter(it -> digest.endsWith(it.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(blob, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        }
        for (int i = 0; i < 2; i++) {
            assertThat(run(data, "gc", "--dry-run")).isZero();
            assertThat(output()).contains("would remove " + digest + ", 3 bytes", "would remove 1 of 1 blobs, 3 bytes");
        }
        assertThat(run(data, "gc")).isZero();
        assertThat(output()).contains("removed " + digest);
        assertThat(run(data, "gc")).isZero();
        assertThat(output()).isEqualTo("removed 0 of 0 blobs, 0 bytes\n");
    }

    @Test
    void opensNoStoreThatIsHalfRestored() {
        write("restore/in-progress", "{}");

        refuses(BackupError.RESTORE_INTERRUPTED, () -> Registry.open(config(data)), "restore FILE", "again");
        for (String command : List.of("fsck", "gc")) {
            refuses(BackupError.RESTORE_INTERRUPTED, () -> run(data, command));
        }
        refuses(BackupError.RESTORE_INTERRUPTED, () -> run(data, "backup", file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "copy",
                "backup",
                "backup a b",
                "fsck a",
                "fsck --force",
                "restore a --force",
                "backup a --dry-run",
                "gc --data",
                "gc --from redis://u:secret@h",
                "import",
                "import redis://u:secret@h",
                "redis://u:secret@h import legacy-redis",
                "import legacy-redis --from",
                "import legacy-redis --force",
                "import legacy-redis --form=redis://u:secret@h",
                "import legacy-redis redis://u:secret@h",
                "gc --host x"
            })
    void refusesWhatItDoesNotUnderstand(String arguments) {
        refuses(ApiError.INVALID_PARAMS, () -> AdminCommandLine.parse(words(arguments)), "admin backup FILE");
        assertThatThrownBy(() -> AdminCommandLine.parse(words(arguments))).hasMessageNotContaining("secret");
    }

    @Test
    void understandsWhatToImport() {
        AdminCommandLine line = AdminCommandLine.parse(
                words("import legacy-redis --from redis://u:secret@h --blobs=./x --dry-run --trust-owners --data=d"));
        assertThat(line.command()).contains(AdminCommandLine.Command.IMPORT);
        assertThat(line.switches()).containsExactlyInAnyOrder("--dry-run", "--trust-owners");
        assertThat(line.settings())
                .isEqualTo(Map.of(
                        "registry.import.legacy-redis.url", "redis://u:secret@h",
                        "registry.import.legacy-redis.blobs", "./x",
                        "registry.data", "d"));
        assertThat(line.toString()).doesNotContain("secret");
    }

    @Test
    void importsFromNowhereUnlessTold() {
        refuses(ApiError.INVALID_PARAMS, () -> run(data, "import", "legacy-redis"), "--from");
    }

    @Test
    void understandsItsArguments() {
        AdminCommandLine line = AdminCommandLine.parse(words("--data=d backup --force f"));
        assertThat(line.command()).contains(AdminCommandLine.Command.BACKUP);
        assertThat(line.operand()).contains("f");
        assertThat(line.switches()).containsExactly("--force");
        assertThat(line.settings()).containsExactly(Map.entry("registry.data", "d"));
        assertThat(AdminCommandLine.parse(words("gc --dry-run --data d")).switches())
                .containsExactly("--dry-run");
        assertThat(AdminCommandLine.parse(words("fsck --help")).command()).isEmpty();
    }

    private int run(Path directoryOfData, String... arguments) {
        out.reset();
        err.reset();
        return new AdminProgram(
                        config(directoryOfData),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(AdminCommandLine.parse(List.of(arguments)));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String progress() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void write(String key, String value) {
        try (Stores stores = Stores.open(config(data))) {
            stores.metadata()
                    .commit(Batch.builder()
                            .put(key, value.getBytes(StandardCharsets.UTF_8))
                            .build());
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static ConfigScope config(Path data) {
        return ConfigScope.of("registry", new HashMap<>(Map.of("data", data.toString(), "host", "127.0.0.1")));
    }

    private static void refuses(ErrorCode code, ThrowingCallable call, String... words) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .matches(failure -> failure.code().equals(code), "code " + code)
                .satisfies(failure -> {
                    for (String word : words) {
                        assertThat(failure.detail()).contains(word);
                    }
                });
    }
}
