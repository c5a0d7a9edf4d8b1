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

class AdminCommandsTest {
    private static final byte[] BACKUP = "all of it".getBytes(StandardCharsets.UTF_8);
    private static final String FINDING = """
            {"finding":{"severity":"error","code":"blob-missing","key":"version/a/1","message":"gone","advice":"do"}}
            """;

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.answer(
                "GET /api/admin/backup",
                FakeRegistry.Answer.bytes(200, BACKUP, Map.of("Content-Type", "application/x-tar")));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void fetchesABackup() {
        Harness.Run run = cli().run("admin", "backup", "registry.tar");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("registry.tar holds 9 bytes", "admin verify");
        assertThat(home.resolve("registry.tar")).hasBinaryContent(BACKUP);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void fetchesABackupForOnesOwnEyes() throws IOException {
        cli().run("admin", "backup", "registry.tar");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("registry.tar"))))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesAFileOnlyWhenTold() throws IOException {
        Files.writeString(home.resolve("registry.tar"), "precious");

        Harness.Run refused = cli().run("admin", "backup", "registry.tar");
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("--force");
        assertThat(home.resolve("registry.tar")).hasContent("precious");
        assertThat(cli().run("admin", "backup", "registry.tar", "--force").exitCode())
                .isZero();
        assertThat(home.resolve("registry.tar")).hasBinaryContent(BACKUP);
    }

    @Test
    void takesNothingElseForABackup() {
        registry.answer("GET /api/admin/backup", FakeRegistry.Answer.json(200, "{}"));

        Harness.Run run = cli().run("admin", "backup", "registry.tar");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("did not answer with a backup");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void showsWhatAnInspectionFinds() {
        registry.answer("POST /api/admin/fsck", lines(FINDING + done(false, 1)));

        Harness.Run run = cli().run("admin", "fsck");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                error: version/a/1: gone (blob-missing); do
                1 errors, 0 warnings; hashed 2 blobs of 30 bytes, 4 MB/s
                """);
        assertThat(run.err()).contains("damaged");
        assertThat(cli().run("admin", "fsck", "--json").out()).contains("\"findings\": [", "\"healthy\": false");
    }

    @Test
    void isContentWithAHealthyRegistry() {
        registry.answer("POST /api/admin/fsck", lines("{\"hashed\":67108864}\n" + done(true, 0)));

        Harness.Run run = cli().run("admin", "fsck");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("0 errors, 0 warnings");
    }

    @Test
    void doesNotTakeAnInspectionThatBrokeOffForGood() {
        registry.answer("POST /api/admin/fsck", lines("{\"hashed\":67108864}\n"));

        Harness.Run run = cli().run("admin", "fsck");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("broke off");
    }

    @Test
    void removesUnusedBundlesOrOnlyCountsThem() {
        registry.answer("POST /api/admin/gc?dryRun=true", collected(3));
        registry.answer("POST /api/admin/gc?dryRun=false", collected(2));

        assertThat(cli().run("admin", "gc", "--dry-run").out()).isEqualTo("would remove 3 of 7 blobs, 99 bytes\n");
        assertThat(cli().run("admin", "gc").out()).isEqualTo("removed 2 of 7 blobs, 99 bytes\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void hasTheServerProgramDoWhatNeedsNoServer() throws IOException {
        Path program = program("echo \"$@\"; echo progress >&2; exit 0");
        Files.createFile(home.resolve("f"));
        Harness cli = cli().with("CALIMERO_REGISTRY_SERVER", program.toString());
        String file = home.resolve("f").toString();
        String data = home.resolve("d").toString();
        assertThat(cli.run("admin", "backup", "f", "--force", "--data", "d").out())
                .isEqualTo("admin backup " + file + " --force --data " + data + "\n");
        assertThat(cli.run("admin", "restore", "f", "--data", "d").out())
                .isEqualTo("admin restore " + file + " --data " + data + "\n");
        assertThat(cli.run("admin", "verify", "f").out()).isEqualTo("admin verify " + file + "\n");
        assertThat(cli.run("admin", "fsck", "--offline").out()).isEqualTo("admin fsck --json\n");
        assertThat(cli.run("admin", "gc", "--dry-run", "--offline").out()).isEqualTo("admin gc --dry-run\n");
        assertThat(cli.run("admin", "gc", "--offline", "--json").out()).contains("\"output\": [");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void showsAnInspectionWithoutAServerAsOneByAServer() throws IOException {
        registry.answer("POST /api/admin/fsck", lines(FINDING + done(false, 1)));
        Path program = program("echo '" + cli().run("admin", "fsck", "--json").out() + "'; exit 1");

        Harness cli = cli().with("CALIMERO_REGISTRY_SERVER", program.toString());
        for (String json : new String[] {"--json", "--timeout=9000"}) {
            Harness.Run offline = cli.run("admin", "fsck", "--offline", json);
            Harness.Run online = cli.run("admin", "fsck", json);
            assertThat(offline.out()).isEqualTo(online.out());
            assertThat(offline.exitCode()).isEqualTo(1);
            assertThat(offline.err()).contains("damaged");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void endsAsTheServerProgramDoes() throws IOException {
        for (int exitCode : new int[] {1, 2, 7}) {
            Path program = program("exit " + exitCode);
            Harness.Run run =
                    cli().with("CALIMERO_REGISTRY_SERVER", program.toString()).run("admin", "fsck", "--offline");
            assertThat(run.exitCode()).isEqualTo(exitCode == 2 ? 2 : 1);
            assertThat(run.err()).contains("server program");
        }
    }

    @Test
    void showsWhatAnImportByTheServerDid() {
        registry.answer("POST /api/admin/import/legacy-redis?dryRun=true&trustOwners=false", lines("""
                {"progress":"reading accounts and organizations"}
                {"done":%s}
                """.formatted(
                        report(true, true))));

        Harness.Run run = cli().run("admin", "import", "legacy-redis", "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                Nothing was written; this is what an import would do.

                          imported  unverified  present  left out
                versions  1         2           3        4

                Doubts: 1; docs/import.md says what they mean

                bundle_unverified (1)
                  bundle:a.b/1.0.0
                    found  no signature
                    done   marked
                """);
        assertThat(cli().run("admin", "import", "legacy-redis", "--dry-run", "--json")
                        .out())
                .contains("\"code\": \"bundle_unverified\"");
    }

    @Test
    void failsWhenAnImportByTheServerDoes() {
        String route = "POST /api/admin/import/legacy-redis?dryRun=false&trustOwners=true";
        registry.answer(route, lines("{\"done\":" + report(false, false) + "}\n"));
        Harness.Run incomplete = cli().run("admin", "import", "legacy-redis", "--trust-owners");
        assertThat(incomplete.exitCode()).isEqualTo(1);
        assertThat(incomplete.out()).startsWith("The import is not complete.");

        registry.answer(route, lines("{\"failed\":{\"error\":\"x\",\"message\":\"the Redis is gone\"}}\n"));
        Harness.Run failed = cli().run("admin", "import", "legacy-redis", "--trust-owners");
        assertThat(failed.exitCode()).isEqualTo(6);
        assertThat(failed.err()).contains("the Redis is gone");

        registry.answer(route, lines("{\"progress\":\"reading\"}\n"));
        assertThat(cli().run("admin", "import", "legacy-redis", "--trust-owners")
                        .err())
                .contains("broke off");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void hasTheServerProgramImportFromWhereItIsTold() throws IOException {
        Path called = home.resolve("called");
        Harness cli = cli().with(
                        "CALIMERO_REGISTRY_SERVER",
                        program("echo \"$@ $REGISTRY_IMPORT_LEGACY_REDIS_URL\" >> '" + called + "'; echo '"
                                        + report(false, true) + "'")
                                .toString());

        Harness.Run run = cli.run("admin", "import", "legacy-redis", "--from", "redis://h:1", "--blobs", "b");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("The import is complete.\n");
        Harness.Run json = cli.run(
                "admin",
                "import",
                "legacy-redis",
                "--dry-run",
                "--trust-owners",
                "--blobs=https://b/",
                "--data",
                "d",
                "--json");
        assertThat(json.out()).contains("\"complete\": true");
        assertThat(called)
                .hasContent("admin import legacy-redis --json --blobs " + home.resolve("b") + " redis://h:1\n"
                        + "admin import legacy-redis --json --dry-run --trust-owners --blobs https://b/ --data "
                        + home.resolve("d") + " \n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void failsWhenTheServerProgramCannotImport() throws IOException {
        for (int exitCode : new int[] {0, 1, 2}) {
            Harness.Run run = cli().with(
                            "CALIMERO_REGISTRY_SERVER",
                            program("exit " + exitCode).toString())
                    .run("admin", "import", "legacy-redis", "--offline");
            assertThat(run.exitCode()).isEqualTo(exitCode == 2 ? 2 : 1);
            assertThat(run.err()).contains("did not come to its end");
        }
    }

    @Test
    void importsOneThingAndNotIntoAServerFromElsewhere() {
        Harness.Run unknown = cli().run("admin", "import", "redis://u:secret@h");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("legacy-redis").doesNotContain("secret");
        Harness.Run both =
                cli().run("admin", "import", "legacy-redis", "--from", "redis://u:secret@h", "--url", registry.url());
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("settings").doesNotContain("secret");
    }

    @Test
    void saysWhatIsMissingToWorkOffline() throws IOException {
        Harness.Run noFile = cli().run("admin", "restore", "f");
        assertThat(noFile.exitCode()).isEqualTo(3);
        assertThat(noFile.err()).contains("There is no file " + home.resolve("f"));

        Files.createFile(home.resolve("f"));
        Harness.Run run = cli().run("admin", "restore", "f");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("CALIMERO_REGISTRY_SERVER", "./calimero-registry");
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(home.resolve("server"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private static String report(boolean dryRun, boolean complete) {
        return "{\"dryRun\":" + dryRun + ",\"complete\":" + complete
                + ",\"counts\":{\"versions\":{\"imported\":1,\"unverified\":2,\"present\":3,\"left_out\":4}},"
                + "\"doubts\":[{\"code\":\"bundle_unverified\",\"key\":\"bundle:a.b/1.0.0\","
                + "\"found\":\"no signature\",\"done\":\"marked\"}]}";
    }

    private static FakeRegistry.Answer lines(String text) {
        return FakeRegistry.Answer.bytes(
                200, text.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/x-ndjson"));
    }

    private static String done(boolean healthy, int errors) {
        return "{\"done\":{\"healthy\":" + healthy + ",\"errors\":" + errors
                + ",\"warnings\":0,\"blobs\":2,\"bytes\":30,\"bytesPerSecond\":4000000}}\n";
    }

    private static FakeRegistry.Answer collected(int removed) {
        return FakeRegistry.Answer.json(
                200, "{\"examined\":7,\"removed\":" + removed + ",\"removedBytes\":99,\"dryRun\":true}");
    }
}
