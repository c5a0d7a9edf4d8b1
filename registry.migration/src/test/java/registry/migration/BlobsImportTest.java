package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.RegistryException;
import registry.migration.LegacyImport.Source;

class BlobsImportTest extends ImportTestCase {
    private static final String APP = "com.example.app";
    private static final byte[] MPK = Bundle.good(APP, "1.0.0");

    @TempDir
    Path bucket;

    @BeforeEach
    void versionWithoutBytesInRedis() {
        legacy.person("1001", "ada").bundle(APP, "1.0.0", "ada", MPK);
        legacy.redis().del("binary:" + APP + "/1.0.0");
    }

    @Test
    void bundlesComeFromACopyOfTheBucket() throws IOException {
        Files.createDirectories(bucket.resolve(APP));
        Files.write(bucket.resolve(APP).resolve("1.0.0.mpk"), MPK);

        assertThat(from(bucket.toString()).doubts()).isEmpty();
        assertThat(target.artifact(APP, "1.0.0")).isEqualTo(MPK);
    }

    @Test
    void theUsualPrefixMayBeLeftOut() throws IOException {
        Files.createDirectories(bucket.resolve("bundles").resolve(APP));
        Files.write(bucket.resolve("bundles").resolve(APP).resolve("1.0.0.mpk"), MPK);

        assertThat(from(bucket.toString()).doubts()).isEmpty();
    }

    @Test
    void theBucketComesBeforeRedis() throws IOException {
        legacy.binary(APP, "1.0.0", Bundle.unsigned(APP, "1.0.0"));
        Files.createDirectories(bucket.resolve(APP));
        Files.write(bucket.resolve(APP).resolve("1.0.0.mpk"), MPK);

        from(bucket.toString());

        assertThat(target.artifact(APP, "1.0.0")).isEqualTo(MPK);
    }

    @Test
    void bundlesComeFromTheOldRegistryOrItsBucketOverHttp() throws IOException {
        for (String path : List.of(
                "/artifacts/com.example.app/1.0.0/com.example.app-1.0.0.mpk",
                "/com.example.app/1.0.0.mpk",
                "/bundles/com.example.app/1.0.0.mpk")) {
            try (OldServer server = new OldServer();
                    Target other = Target.open(bucket.resolve(path.substring(1)))) {
                server.answers.put(path, MPK);

                ImportReport report = other.run(new Source(redis().address(), Optional.of(server.address()), false));

                assertThat(report.doubts()).as(path).isEmpty();
                assertThat(other.artifact(APP, "1.0.0")).isEqualTo(MPK);
            }
        }
    }

    @Test
    void anAnswerThatIsNoBundleIsNone() throws IOException {
        try (OldServer server = new OldServer()) {
            server.otherwise = "<!doctype html>".getBytes(StandardCharsets.UTF_8);

            assertThat(found(from(server.address()), DoubtCode.BYTES_UNUSABLE))
                    .containsExactly("bundle:" + APP + "/1.0.0: what lies there is no gzip file");
        }
    }

    @Test
    void whatCannotBeReachedComesTheNextTime() throws IOException {
        try (OldServer server = new OldServer()) {
            server.status = 503;
            ImportReport first = from(server.address());
            assertThat(codes(first)).containsExactly("bytes_unreachable");
            assertThat(first.count(Kind.VERSIONS, Fate.LEFT_OUT)).isEqualTo(1);
            server.status = 404;
            server.answers.put("/com.example.app/1.0.0.mpk", MPK);

            assertThat(from(server.address()).count(Kind.VERSIONS, Fate.IMPORTED))
                    .isEqualTo(1);
        }
    }

    @Test
    void redisIsNoSubstituteForABucketOutOfReach() throws IOException {
        legacy.binary(APP, "1.0.0", Bundle.unsigned(APP, "1.0.0"));
        try (OldServer server = new OldServer()) {
            server.status = 500;
            assertThat(found(from(server.address()), DoubtCode.BYTES_UNREACHABLE))
                    .singleElement()
                    .asString()
                    .contains("answered 500");
            server.status = 404;
            server.answers.put("/com.example.app/1.0.0.mpk", MPK);

            from(server.address());
            assertThat(target.artifact(APP, "1.0.0")).isEqualTo(MPK);
        }
    }

    @Test
    void neverAsksForWhatANameMakesOfAnAddress() throws IOException {
        legacy.bundle("../../secret", "1.0.0", "ada", MPK).bundle("a/b", "1.0.0", "ada", MPK);
        Files.write(bucket.resolve("secret"), MPK);
        Path inner = Files.createDirectories(bucket.resolve("inner").resolve("bundles"));
        try (OldServer server = new OldServer()) {
            server.answers.put("/com.example.app/1.0.0.mpk", MPK);

            from(server.address());

            assertThat(server.asked).isNotEmpty().allMatch(path -> path.contains(APP));
        }
        assertThat(found(from(inner.toString()), DoubtCode.PACKAGE_NAME_UNUSABLE))
                .hasSize(2);
    }

    @Test
    void placesThatCannotBeAreRefused() {
        for (String place : List.of("/no/such/directory", "http://", "https://user:secret@host/", "http://host/?q=1")) {
            assertThatThrownBy(() -> from(place))
                    .as(place)
                    .isInstanceOf(RegistryException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private ImportReport from(String place) {
        return target.run(new Source(redis().address(), Optional.of(place), false));
    }

    /** What the old registry or its bucket would answer. */
    private static final class OldServer implements AutoCloseable {
        final Map<String, byte[]> answers = new ConcurrentHashMap<>();
        final List<String> asked = new CopyOnWriteArrayList<>();
        volatile byte[] otherwise = new byte[0];
        volatile int status = 404;
        private final HttpServer server;

        OldServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = answers.getOrDefault(path, otherwise);
            exchange.sendResponseHeaders(
                    answers.containsKey(path) || body.length > 0 ? 200 : status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
