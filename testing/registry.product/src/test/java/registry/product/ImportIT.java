package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** The command that imports, as an operator calls it: the real program on the module path. */
class ImportIT {
    private static final String APP = "com.example.moved";
    private static final int PAYLOAD = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void whatTheCommandImportedIsServed() throws Exception {
        int port = Product.freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try {
            byte[] bundle = TestBundle.create(APP, "1.0.0", PAYLOAD, key()).bytes();
            write(port, bundle);
            Path data = folder.resolve("data");
            String address = "redis://127.0.0.1:" + port;

            assertThat(run("--from", address, "--data", data.toString(), "--dry-run"))
                    .contains("Nothing was written");
            assertThat(run("--from", address, "--data", data.toString())).contains("The import is complete.");

            try (ServerProcess server = ServerProcess.start(data, Map.of());
                    HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest download = HttpRequest.newBuilder(
                                server.url().resolve("/artifacts/" + APP + "/1.0.0/" + APP + "-1.0.0.mpk"))
                        .build();
                assertThat(client.send(download, BodyHandlers.ofByteArray()).body())
                        .isEqualTo(bundle);
            }
        } finally {
            redis.stop();
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "import", ".out");
        List<String> command = new ArrayList<>(
                List.of(Product.root().resolve("calimero-registry").toString(), "admin", "import", "legacy-redis"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static SigningKey key() {
        return SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    }

    private static void write(int port, byte[] bundle) throws IOException {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            ObjectNode stored = JSON.createObjectNode().put("created_at", "2025-01-02T03:04:05.678Z");
            stored.putObject("json").put("package", APP).put("appVersion", "1.0.0");
            jedis.sadd("bundles:all", APP);
            jedis.sadd("bundle-versions:" + APP, "1.0.0");
            jedis.set("bundle:" + APP + "/1.0.0", stored.toString());
            jedis.set("binary:" + APP + "/1.0.0", HexFormat.of().formatHex(bundle));
        }
    }
}
