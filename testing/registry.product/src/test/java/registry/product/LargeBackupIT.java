package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.StagedBlob;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** A registry of {@value #VERSIONS} versions in programs with little memory. */
class LargeBackupIT {
    private static final int VERSIONS = 20_000;
    private static final int BATCH = 200;

    /** What is enough for a registry of any size: what grows with it is 150 bytes for each bundle. */
    private static final String HEAP = "-Xmx48m";

    private static final String NAME = "com.example.large";

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void isBackedUpAndRestoredInLittleMemory() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, Map.of());
                Requests requests = new Requests(server.url())) {
            String token = requests.setUp(server.setupCode());
            assertThat(requests.publish(TestBundle.create(NAME, "1.0.0", 1_000, key), token)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(server.stop()).isNotZero();
        }
        multiply(data);

        Operator operator = new Operator(folder, Map.of("JAVA_OPTS", HEAP));
        Path file = folder.resolve("registry.tar");
        String restored = folder.resolve("restored").toString();
        finishes(operator.begin("admin", "backup", file.toString(), "--data", data.toString()), " holds 40");
        finishes(operator.begin("admin", "verify", file.toString()), "is whole");
        finishes(operator.begin("admin", "restore", file.toString(), "--data", restored), "restored and compared");
        finishes(
                operator.begin("admin", "gc", "--dry-run", "--data", restored),
                "would remove 0 of " + (VERSIONS / 20 + 1));
        assertThat(Files.size(file)).isGreaterThan(VERSIONS * 50L);
    }

    private static void finishes(Operator.Running running, String says) throws InterruptedException {
        String printed = running.finish();
        assertThat(running.process().exitValue()).as(printed).isZero();
        assertThat(printed).contains(says);
    }

    /** Makes many of one version, twenty for each bundle; publishing them all would take an hour. */
    private static void multiply(Path data) {
        try (Stores stores = Stores.open(ConfigScope.of("registry", Map.of("data", data.toString())))) {
            DocumentStore documents = new DocumentStore(stores.metadata());
            Document version = documents.read("version/" + NAME + "/1.0.0").orElseThrow();
            byte[] manifest = stores.metadata()
                    .read("manifest/" + NAME + "/1.0.0")
                    .orElseThrow()
                    .value();
            Digest digest = blob(stores, 0);
            for (int from = 0; from < VERSIONS; from += BATCH) {
                Batch.Builder batch = Batch.builder();
                for (int i = from; i < from + BATCH; i++) {
                    digest = i % 20 == 0 ? blob(stores, i) : digest;
                    String number = "1.1." + i;
                    ObjectNode json = version.json().deepCopy();
                    json.put("version", number).put("sha256", digest.hex());
                    batch.put("version/" + NAME + "/" + number, DocumentStore.encode(json))
                            .put("manifest/" + NAME + "/" + number, manifest);
                }
                stores.metadata().commit(batch.build());
            }
        }
    }

    private static Digest blob(Stores stores, int number) {
        byte[] bytes = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        try (StagedBlob staged = stores.blobs().stage()) {
            staged.write(bytes, 0, bytes.length);
            return staged.seal().digest();
        }
    }
}
