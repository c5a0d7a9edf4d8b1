package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.accounts.Account;
import registry.accounts.NewAccount;
import registry.accounts.Origin;
import registry.accounts.Profile;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.StagedBlob;
import registry.maintenance.Maintenance;
import registry.maintenance.backup.BackupFile;
import registry.maintenance.backup.Comparison;
import registry.maintenance.backup.Restore;
import registry.signing.key.SignatureSchemes;
import registry.storage.Stores;

@HelidonTest
class MaintenanceTest {
    private static final String BACKUP = "/api/admin/backup";
    private static final String FSCK = "/api/admin/fsck";
    private static final String GC = "/api/admin/gc";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        registry.token();
    }

    @Test
    void streamsABackupThatIsRestoredToTheSameRegistry(@TempDir Path directory) throws IOException {
        registry.published("com.example.backed-up", "1.0.0");
        Reply reply = registry.signedIn("GET", BACKUP, "").expect(200);

        assertThat(reply.header("Content-Type")).contains("application/x-tar");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"registry-backup-\\d{8}T\\d{6}Z\\.tar\"");
        BackupFile backup = BackupFile.of(() -> new ByteArrayInputStream(reply.body()));
        ConfigScope config = ConfigScope.of("registry", Map.of("data", directory.toString()));
        try (Stores restored = Stores.open(config)) {
            new Maintenance(config, restored, SignatureSchemes.load(), Clock.systemUTC())
                    .restore(step -> {})
                    .run(backup);
            assertThat(restored.metadata().read("version/com.example.backed-up/1.0.0"))
                    .isPresent();
            assertThat(Comparison.of(backup, restored).same()).isTrue();
        }
    }

    @Test
    void backsUpOneRevisionWhileOthersPublish() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> publisher = executor.submit(() -> {
                for (int i = 1; !done.get(); i++) {
                    registry.published("com.example.busy", "1.0." + i);
                }
            });
            try {
                for (int i = 0; i < 5; i++) {
                    byte[] bytes =
                            registry.signedIn("GET", BACKUP, "").expect(200).body();
                    Restore.verify(BackupFile.of(() -> new ByteArrayInputStream(bytes)), Maintenance.references());
                }
            } finally {
                done.set(true);
            }
            publisher.get();
        }
    }

    @Test
    void recordsWhoDoesIt() {
        registry.signedIn("GET", BACKUP, "").expect(200);
        registry.signedIn("POST", FSCK, "").expect(200);
        registry.signedIn("POST", GC, "").expect(200);

        for (String action : List.of("backup.create", "fsck.run", "gc.run")) {
            JsonNode entries = registry.signedIn("GET", "/api/admin/audit?action=" + action, "")
                    .json()
                    .get("entries");
            assertThat(entries).as(action).isNotEmpty();
        }
    }

    @Test
    void answersInsteadOfABackupThatWouldNotBeWhole() {
        registry.published("com.example.lost", "1.0.0");
        JsonNode version =
                registry.get("/api/v2/bundles/com.example.lost/1.0.0").json();
        domain.stores().blobs().delete(Digest.parse(version.get("digest").textValue()), Instant.MAX);

        Reply refused = registry.signedIn("GET", BACKUP, "").expect(409);
        assertThat(refused.error()).isEqualTo("registry_damaged");
        assertThat(refused.message()).contains(version.get("digest").textValue());
        List<JsonNode> lines = lines(registry.signedIn("POST", FSCK, "").expect(200));
        assertThat(lines.getFirst().at("/finding/code").textValue()).isEqualTo("blob-missing");
        assertThat(lines.getFirst().at("/finding/severity").textValue()).isEqualTo("error");
        assertThat(lines.getFirst().at("/finding/key").textValue()).isEqualTo("version/com.example.lost/1.0.0");
        assertThat(lines.getLast().at("/done/errors").intValue()).isOne();

        registry.signedIn("DELETE", "/api/admin/packages/com.example.lost", "").expect(204);
        registry.signedIn("GET", BACKUP, "").expect(200);
    }

    @Test
    void reportsAHealthyRegistry() {
        registry.published("com.example.healthy", "1.0.0");
        Reply reply = registry.signedIn("POST", FSCK, "").expect(200);

        assertThat(reply.header("Content-Type")).contains("application/x-ndjson");
        assertThat(lines(reply)).singleElement().satisfies(line -> {
            assertThat(line.at("/done/healthy").booleanValue()).isTrue();
            assertThat(line.at("/done/blobs").intValue()).isPositive();
            assertThat(line.at("/done/bytes").longValue()).isPositive();
        });
    }

    @Test
    void countsUnusedBundlesBeforeItRemovesThem() {
        byte[] bytes = {1, 2, 3};
        try (StagedBlob staged = domain.stores().blobs().stage()) {
            staged.write(bytes, 0, bytes.length);
            staged.seal();
        }
        Reply young = registry.signedIn("POST", GC + "?dryRun=true", "").expect(200);
        assertThat(young.json().get("dryRun").booleanValue()).isTrue();
        assertThat(young.json().get("examined").intValue()).isPositive();
        assertThat(young.json().get("removed").intValue()).isZero();
        assertThat(registry.signedIn("POST", GC + "?dryRun=maybe", "")
                        .expect(400)
                        .error())
                .isEqualTo("invalid_params");
        assertThat(registry.signedIn("POST", GC, "")
                        .expect(200)
                        .json()
                        .get("dryRun")
                        .booleanValue())
                .isFalse();
        assertThat(domain.stores().blobs().open(Digest.ofContent(bytes))).isPresent();
    }

    /** A role at an identity provider ends with the session; the keys in a backup would not. */
    @Test
    void givesNoBackupToAdministratorsByClaim() {
        Account account = domain.identity()
                .accounts()
                .create(NewAccount.external(
                        "claimed@example.com", Profile.UNKNOWN, "https://id.example.com", "claimed"));
        String session = domain.identity()
                .sessions()
                .begin(account, new Origin("127.0.0.1", Optional.empty()), true)
                .session()
                .value();
        String[] cookie = {"Cookie", "app_registry_session=" + session};

        registry.get("/api/admin/users", cookie).expect(200);
        Reply refused = registry.get(BACKUP, cookie).expect(403);
        assertThat(refused.message()).contains("role at your identity provider");
    }

    @Test
    void knowsNoOtherMethods() {
        Reply backup = registry.signedIn("POST", BACKUP, "").expect(405);
        assertThat(backup.header("Allow")).contains("GET, OPTIONS");
        Reply fsck = registry.signedIn("GET", FSCK, "").expect(405);
        assertThat(fsck.header("Allow")).contains("POST, OPTIONS");
    }

    @Test
    void findsWhatItDoesNotKnow() {
        domain.stores()
                .metadata()
                .commit(Batch.builder().put("unheard/of", new byte[0]).build());
        List<JsonNode> lines = lines(registry.signedIn("POST", FSCK, "").expect(200));
        domain.stores().metadata().commit(Batch.builder().delete("unheard/of").build());

        assertThat(lines.getFirst().at("/finding/code").textValue()).isEqualTo("record-unknown");
        assertThat(lines.getLast().at("/done/warnings").intValue()).isOne();
    }

    private static List<JsonNode> lines(Reply reply) {
        return reply.text()
                .lines()
                .map(line -> {
                    try {
                        return MAPPER.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
