package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.Digest;

@HelidonTest
class ArtifactTest {
    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void givesBackTheVeryBytesForEver() {
        byte[] bundle = registry.published("com.example.bytes", "1.0.0").bytes();
        Digest digest = Digest.ofContent(bundle);
        String base64 = Base64.getEncoder().encodeToString(digest.bytes());
        for (String prefix : List.of("/artifacts", "/api/artifacts")) {
            Reply reply = registry.get(prefix + "/com.example.bytes/1.0.0/com.example.bytes-1.0.0.mpk");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(bundle);
            assertThat(reply.header("Content-Type")).contains("application/gzip");
            assertThat(reply.header("Content-Length")).contains(Integer.toString(bundle.length));
            assertThat(reply.header("ETag")).contains('"' + digest.hex() + '"');
            assertThat(reply.header("Cache-Control").orElseThrow()).contains("immutable");
            assertThat(reply.header("Repr-Digest")).contains("sha-256=:" + base64 + ":");
            assertThat(reply.header("Digest")).contains("sha-256=" + base64);
            assertThat(reply.header("X-Min-Runtime-Version")).contains("0.1.0");
            assertThat(reply.header("Accept-Ranges")).contains("bytes");
            assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(reply.header("Content-Disposition"))
                    .contains("attachment; filename=\"com.example.bytes-1.0.0.mpk\"");
        }
    }

    @Test
    void sendsTheRangesThatAreAskedFor() {
        byte[] bundle = registry.published("com.example.range", "1.0.0").bytes();
        String path = "/artifacts/com.example.range/1.0.0/a.mpk";
        int size = bundle.length;
        assertPart(path, "bytes=0-0", bundle, 0, 1);
        assertPart(path, "bytes=10-19", bundle, 10, 20);
        assertPart(path, "bytes=100-", bundle, 100, size);
        assertPart(path, "bytes=-7", bundle, size - 7, size);
        assertPart(path, "bytes=-99999999", bundle, 0, size);
        assertPart(path, "bytes=5-99999999", bundle, 5, size);
        for (String ignored : List.of("bytes=0-1,5-6", "bytes=9-3", "pages=1-2", "bytes=x-y")) {
            Reply whole = registry.get(path, "Range", ignored);
            assertThat(whole.status()).as(ignored).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(bundle);
        }
        Reply none = registry.get(path, "Range", "bytes=" + size + "-");
        assertThat(none.status()).isEqualTo(416);
        assertThat(none.header("Content-Range")).contains("bytes */" + size);
        assertThat(none.error()).isEqualTo("range_not_satisfiable");
    }

    @Test
    void honoursConditions() {
        byte[] bundle = registry.published("com.example.conditions", "1.0.0").bytes();
        String path = "/artifacts/com.example.conditions/1.0.0/a.mpk";
        String tag = '"' + Digest.ofContent(bundle).hex() + '"';
        Reply known = registry.get(path, "If-None-Match", tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(registry.get(path, "Range", "bytes=0-3", "If-Range", tag).status())
                .isEqualTo(206);
        for (String other : List.of("\"other\"", "W/" + tag, "Sat, 01 Jan 2022 00:00:00 GMT")) {
            assertThat(registry.get(path, "Range", "bytes=0-3", "If-Range", other)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void answersHeadWithTheHeadersOfGet() {
        byte[] bundle = registry.published("com.example.headed", "1.0.0").bytes();
        Reply head = registry.head("/artifacts/com.example.headed/1.0.0/a.mpk");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).contains(Integer.toString(bundle.length));
        assertThat(head.header("ETag")).isPresent();
    }

    @Test
    void countsADownloadOnce() {
        registry.published("com.example.count", "1.0.0");
        String path = "/artifacts/com.example.count/1.0.0/a.mpk";
        String tag = registry.get(path).header("ETag").orElseThrow();
        registry.head(path);
        registry.get(path, "Range", "bytes=5-");
        registry.get(path, "If-None-Match", tag);
        registry.get("/api/v2/bundles/com.example.count/1.0.0/manifest");
        assertThat(downloads("com.example.count")).isEqualTo(1);
        registry.get(path, "Range", "bytes=0-5");
        assertThat(downloads("com.example.count")).isEqualTo(2);
    }

    @Test
    void countsWhatClientsReport() {
        registry.published("com.example.report", "1.0.0");
        Reply recorded =
                registry.post("/api/v2/downloads/record", "{\"package\":\" COM.example.Report \",\"version\":1}");
        assertThat(recorded.status()).isEqualTo(200);
        assertThat(recorded.text()).isEqualTo("{\"ok\":true,\"package\":\"com.example.report\"}");
        registry.post("/api/v2/downloads/record", "{\"pkg\":\"com.example.report\"}");
        registry.get("/artifacts/com.example.report/1.0.0/a.mpk");
        assertThat(downloads("com.example.report")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "{\"package\":\"\"}", "{\"package\":\"a_b\"}", "{\"package\":5}", "{\"package"})
    void refusesReportsWithoutAName(String body) {
        Reply reply = registry.post("/api/v2/downloads/record", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_request");
    }

    @Test
    void refusesReportsOfUnknownPackages() {
        Reply reply = registry.post("/api/v2/downloads/record", "{\"package\":\"com.example.unknown\"}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("package_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/artifacts/com.example.unknown/1.0.0/a.mpk",
                "/artifacts/com.example.unknown/latest/a.mpk",
                "/artifacts/..%2f..%2f..%2fetc/passwd/a.mpk",
                "/api/artifacts/%2e%2e/%2e%2e/a.mpk"
            })
    void findsNothingElse(String path) {
        Reply reply = registry.get(path);
        assertThat(reply.status()).isBetween(400, 404);
        assertThat(reply.error()).isIn("artifact_not_found", "missing_params", "not_found");
        assertThat(reply.header("Cache-Control")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/artifacts/a.b", "/artifacts/a.b/1.0.0", "/artifacts/", "/api/artifacts/a.b/1.0.0/"})
    void saysWhichPartOfTheAddressIsMissing(String path) {
        Reply reply = registry.get(path);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("missing_params");
    }

    private long downloads(String name) {
        return registry.get("/api/v2/bundles?fresh=1&package=" + name)
                .json()
                .get(0)
                .get("downloads")
                .longValue();
    }

    private void assertPart(String path, String range, byte[] whole, int from, int to) {
        Reply part = registry.get(path, "Range", range);
        assertThat(part.status()).as(range).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
        assertThat(part.header("Content-Range")).contains("bytes " + from + "-" + (to - 1) + "/" + whole.length);
    }
}
