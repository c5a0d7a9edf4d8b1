package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static registry.client.ViewsTest.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.client.admin.AuditQuery;
import registry.client.admin.Finding;
import registry.client.admin.ImportResult;
import registry.client.admin.InspectionListener;
import registry.client.admin.InspectionResult;

/** What goes over the wire between a registry and those who administer it. */
class AdministrationViewsTest {
    @TempDir
    Path directory;

    @Test
    void asksForEveryPartOfTheAuditTrail() throws IOException {
        AuditQuery query = AuditQuery.ALL
                .by("ada@example.com")
                .actionsLike("version.")
                .targetsLike("com.example.app/")
                .from(Instant.parse("2026-11-21T12:00:00Z"))
                .before(Instant.parse("2026-11-22T12:00:00Z"))
                .inPagesOf(5)
                .after("e9");
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"entries\":[],\"next\":null}");
                RegistryClient client = client(registry)) {
            client.administration().audit().page(query);
            assertThat(registry.onlyRequest().target())
                    .isEqualTo("/api/admin/audit?account=ada%40example.com&action=version.&target=com.example.app%2F"
                            + "&since=2026-11-21T12%3A00%3A00Z&until=2026-11-22T12%3A00%3A00Z&after=e9&limit=5");
        }
    }

    @Test
    void exportsLongAuditTrailsWhole() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"id\":\"").append(i).append("\",\"more\":{\"ä\":1}}\n");
        }
        List<String> exported = Collections.synchronizedList(new ArrayList<>());
        try (FakeRegistry registry = FakeRegistry.answering(200, lines.toString());
                RegistryClient client = client(registry)) {
            client.administration().audit().export(AuditQuery.ALL.actionsLike("x"), exported::add);
            assertThat(registry.onlyRequest().target()).isEqualTo("/api/admin/audit?action=x&format=jsonl");
        }
        assertThat(String.join("\n", exported) + "\n").isEqualTo(lines.toString());
    }

    @Test
    void tellsFindingsAndProgressOfAnInspection() throws IOException {
        String lines = """
                {"hashed":10}
                {"finding":{"severity":"error","code":"blob_missing","key":"k","message":"m","advice":"a"}}
                {"hashed":20,"of":40}
                {"done":{"healthy":false,"errors":1,"warnings":0,"blobs":2,"bytes":20,"bytesPerSecond":5}}
                """;
        List<Object> told = Collections.synchronizedList(new ArrayList<>());
        try (FakeRegistry registry = FakeRegistry.answering(200, lines.stripTrailing());
                RegistryClient client = client(registry)) {
            assertThat(client.maintenance().inspect(listener(told)))
                    .isEqualTo(new InspectionResult(false, 1, 0, 2, 20, 5));
        }
        assertThat(told)
                .containsExactly(10L, new Finding(Finding.Severity.ERROR, "blob_missing", "k", "m", "a"), 20L, 40L);
    }

    @Test
    void saysThatAnInspectionWasBrokenOff() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"hashed\":10}\n");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.maintenance().inspect(listener(new ArrayList<>())))
                    .withMessageContaining("broke off");
        }
    }

    @Test
    void throwsWhatTheListenerOfAnInspectionThrows() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"hashed\":10}\n{\"hashed\":11}\n");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> client.maintenance().inspect(new InspectionListener() {
                        @Override
                        public void found(Finding finding) {}

                        @Override
                        public void hashed(long bytes, OptionalLong all) {
                            throw new ArithmeticException();
                        }
                    }));
        }
    }

    @Test
    void saysThatLinesAreNone() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "<html>\n</html>\n");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.administration().audit().export(AuditQuery.ALL, line -> {}));
        }
    }

    @Test
    void fetchesABackupForItsOwnerAlone() throws IOException {
        Path target = directory.resolve("backup.tar");
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        try (FakeRegistry registry = new FakeRegistry(exchange ->
                        FakeRegistry.send(exchange, 200, new byte[5000], "Content-Type", "application/x-tar"));
                RegistryClient client = client(registry)) {
            assertThat(client.maintenance().backUp(target, (done, total) -> told.add(done)))
                    .isEqualTo(5000);
        }
        assertThat(told).endsWith(5000L);
        assertThat(Files.getPosixFilePermissions(target)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void doesNotBeginABackupAgainThatBrokeOff() throws IOException {
        FakeRegistry.Answer half = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-tar");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
        };
        try (FakeRegistry registry = new FakeRegistry(half);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.maintenance().backUp(directory.resolve("b.tar"), TransferListener.NONE));
            assertThat(registry.requests()).hasSize(1);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void tellsStepsAndResultOfAnImport() throws IOException {
        String lines = """
                {"progress":"accounts"}
                {"progress":"bundles"}
                {"done":{"dryRun":true,"complete":false,"counts":{"versions":{"imported":3,"left_out":1}},\
                "doubts":[{"code":"unsigned","key":"k","found":"f","done":"d"}]}}
                """;
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        try (FakeRegistry registry = FakeRegistry.answering(200, lines);
                RegistryClient client = client(registry)) {
            ImportResult result = client.maintenance().importLegacyRedis(true, false, steps::add);
            assertThat(result.complete()).isFalse();
            assertThat(result.counts()).isEqualTo(Map.of("versions", Map.of("imported", 3L, "left_out", 1L)));
            assertThat(result.doubts()).containsExactly(new ImportResult.Doubt("unsigned", "k", "f", "d"));
            assertThat(result.json()).startsWith("{\"dryRun\":true,");
            assertThat(registry.onlyRequest().target())
                    .isEqualTo("/api/admin/import/legacy-redis?dryRun=true&trustOwners=false");
        }
        assertThat(steps).containsExactly("accounts", "bundles");
    }

    @Test
    void saysWhyAnImportCouldNotGoOn() throws IOException {
        String lines = """
                {"progress":"accounts"}
                {"failed":{"error":"storage_unavailable","message":"The old Redis is gone"}}
                """;
        try (FakeRegistry registry = FakeRegistry.answering(200, lines);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.maintenance().importLegacyRedis(false, true, step -> {}))
                    .withMessage("The old Redis is gone")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("storage_unavailable"));
            assertThat(registry.requests()).hasSize(1);
        }
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"progress\":\"accounts\"}");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.maintenance().importLegacyRedis(false, true, step -> {}))
                    .withMessageContaining("broke off its import");
        }
    }

    private static InspectionListener listener(List<Object> told) {
        return new InspectionListener() {
            @Override
            public void found(Finding finding) {
                told.add(finding);
            }

            @Override
            public void hashed(long bytes, OptionalLong all) {
                told.add(bytes);
                all.ifPresent(told::add);
            }
        };
    }
}
