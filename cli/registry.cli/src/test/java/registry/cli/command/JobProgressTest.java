package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal sees of jobs that take long. */
class JobProgressTest {
    private static final String REPORT = "{\"dryRun\":false,\"complete\":true,\"counts\":{},\"doubts\":[]}";
    private static final String WIPED = "\r\u001b[K";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void countsThePackagesOfAnImport() {
        registry.answer(
                "POST /api/admin/import/legacy-redis?dryRun=false&trustOwners=false", lines("""
                {"progress":"importing packages"}
                {"packages":1,"of":4}
                {"packages":4,"of":4}
                {"done":%s}
                """.formatted(REPORT)));
        assertThat(seen("admin", "import", "legacy-redis"))
                .contains("Importing [######------------------] 25%  1 of 4  ", "] 100%  4 of 4  ")
                .endsWith(WIPED);
        assertThat(seen("admin", "import", "legacy-redis", "--json")).isEmpty();
    }

    @Test
    void measuresABackupByItsEstimatedSize() {
        registry.answer(
                "GET /api/admin/backup",
                FakeRegistry.Answer.bytes(
                        200,
                        new byte[3_000_000],
                        Map.of("Content-Type", "application/x-tar", "X-Estimated-Size", "2000000")));
        assertThat(seen("admin", "backup", "registry.backup"))
                .contains("Backing up [", " of 2.0 MB  ")
                .endsWith(WIPED);
    }

    @Test
    void measuresAnInspectionByTheBytesOfAllBundles() {
        registry.answer("POST /api/admin/fsck", lines("""
                {"hashed":67108864,"of":134217728}
                {"done":{"healthy":true,"errors":0,"warnings":0,"blobs":2,"bytes":30,"bytesPerSecond":4000000}}
                """));
        assertThat(seen("admin", "fsck")).contains("Hashing [############------------] 50%  67.1 MB of 134.2 MB");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void showsWhatTheServerProgramTellsOfAJob() throws IOException {
        Path program =
                Files.writeString(home.resolve("server"), """
                #!/bin/sh
                [ "$*" = "admin backup %s --data %s --progress" ] || exit 1
                echo '{"progress":{"label":"Backing up","done":1000000,"of":4000000,"unit":"bytes"}}' >&2
                echo 'a word of warning' >&2
                echo 'the file holds everything'
                """.formatted(home.resolve("r.backup"), home.resolve("d")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Harness cli = cli().with("CALIMERO_REGISTRY_SERVER", program.toString());

        Harness.Run run = cli.onTerminal().run("admin", "backup", "r.backup", "--data", "d");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("the file holds everything\n");
        assertThat(run.err())
                .startsWith(WIPED + "Backing up [######------------------] 25%  1.0 MB of 4.0 MB")
                .endsWith(WIPED + "a word of warning\n");
    }

    private String seen(String... words) {
        Harness.Run run = cli().onTerminal().run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.err();
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }

    private static FakeRegistry.Answer lines(String text) {
        return FakeRegistry.Answer.bytes(
                200, text.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/x-ndjson"));
    }
}
