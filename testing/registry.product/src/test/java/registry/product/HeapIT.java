package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** A bundle of nearly 100 MiB fits a server with a heap of 256 MB, by both ways of publishing, and comes back whole. */
class HeapIT {
    private static final int PAYLOAD = 99 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;
    private static final Map<String, String> SMALL_HEAP = Map.of("JAVA_OPTS", "-Xmx256m");

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void largeBundlesFitASmallHeap() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), SMALL_HEAP);
                Requests requests = new Requests(server.url())) {
            String token = requests.setUp(server.setupCode());

            TestBundle byForm = TestBundle.create("com.example.large", "1.0.0", PAYLOAD, key);
            assertThat(requests.publish(byForm, token))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(201);
            assertThat(downloaded(requests, byForm)).isEqualTo(byForm.digest());

            TestBundle byJson = TestBundle.create("com.example.large", "1.1.0", PAYLOAD, key);
            HttpResponse<String> answer = pushAsHex(requests, byJson, token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(downloaded(requests, byJson)).isEqualTo(byJson.digest());
            assertThat(server.output()).doesNotContain("OutOfMemory");
        }
    }

    private static Digest downloaded(Requests requests, TestBundle bundle) throws IOException, InterruptedException {
        return Digest.ofContent(requests.get("/artifacts/" + bundle.name() + "/" + bundle.version() + "/app.mpk")
                .body());
    }

    private static HttpResponse<String> pushAsHex(Requests requests, TestBundle bundle, String token)
            throws IOException, InterruptedException {
        String json = new JsonMapper().readTree(bundle.manifest()).toString();
        String start = json.substring(0, json.length() - 1) + ",\"_binary\":\"";
        Stream<String> body = Stream.of(Stream.of(start), hex(bundle.bytes()), Stream.of("\"}"))
                .flatMap(part -> part);
        Iterable<byte[]> chunks =
                () -> body.map(part -> part.getBytes(StandardCharsets.UTF_8)).iterator();
        return requests.http()
                .send(
                        requests.request("/api/v2/bundles/push")
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArrays(chunks))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** The hexadecimal digits of some bytes, made as they are sent. */
    private static Stream<String> hex(byte[] bytes) {
        return IntStream.iterate(0, from -> from < bytes.length, from -> from + CHUNK)
                .mapToObj(from -> HexFormat.of().formatHex(bytes, from, Math.min(from + CHUNK, bytes.length)));
    }
}
