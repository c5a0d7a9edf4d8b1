package registry.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client library would send. */
@HelidonTest
class ProtocolTest {
    private static final int TIMEOUT_MILLIS = 10_000;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "G@T\u0001 / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/v2/bundles?package=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: five\r\n\r\n",
                "POST /api/setup HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/setup HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /api/setup HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /api/setup HTTP/1.1\r\nHost: x\r\nContent-Type: ;;;\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
            })
    void refusesMalformedRequestsInJsonAndHangsUp(String request) throws IOException {
        String answer = exchange(request);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("{\"error\":\"invalid_request\"");
        assertThat(answer).contains("X-Content-Type-Options: nosniff").doesNotContain("Exception");
    }

    @Test
    void refusesOtherVersionsAndEndlessLines() throws IOException {
        assertThat(exchange("GET /healthz HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 505 ");
        assertThat(exchange("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(exchange("GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void understandsWholeAddresses() throws IOException {
        for (String address : List.of("http://example.com/healthz", "//healthz")) {
            assertThat(exchange(head("GET " + address + " HTTP/1.1", "Host: x", "Connection: close")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void readsAWholeUploadThatIsOneChunk() throws IOException {
        String form = head("--B", "Content-Disposition: form-data; name=f; filename=a.mpk") + "x".repeat(900_000)
                + "\r\n--B--\r\n";
        String answer = exchange(head(
                        "POST /api/v2/bundles/push-file HTTP/1.1",
                        "Host: x",
                        "Connection: close",
                        "Authorization: Bearer " + registry.token(),
                        "Content-Type: multipart/form-data; boundary=B",
                        "Transfer-Encoding: chunked")
                + Integer.toHexString(form.length()) + "\r\n" + form + "\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"error\":\"invalid_bundle\"");
    }

    @Test
    void keepsTheConnectionAfterARefusalWithoutMixingRequests() throws IOException {
        String smuggled = head("GET /smuggled HTTP/1.1", "Host: smuggled");
        String answer =
                exchange(head("POST /api/v2/bundles/push HTTP/1.1", "Host: x", "Content-Length: " + smuggled.length())
                        + smuggled
                        + head("GET /healthz HTTP/1.1", "Host: x", "Connection: close"));
        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("HTTP/1.1 200 ", "\"status\":\"ok\"");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(3);
    }

    @Test
    void answersAClientThatWaitsForLeaveToSend() throws IOException {
        String answer = exchange(head(
                "POST /api/v2/bundles/push HTTP/1.1",
                "Host: x",
                "Content-Length: 1000000",
                "Expect: 100-continue",
                "Connection: close"));
        assertThat(answer).startsWith("HTTP/1.1 401 ");
    }

    /** The signature of a missing {@code TCP_NODELAY} is 40 ms per answer, in bursts that a median hides. */
    @Test
    void pinsTheSocketSettings() {
        assertThat(setting("server.connection-options.tcp-no-delay")).isEqualTo("true");
        assertThat(setting("server.use-nio")).isEqualTo("false");
    }

    @Test
    void streamsAFileWithoutPauses() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(4).nextBytes(noise);
        TestBundle bundle = TestBundle.of(
                "com.example.stream",
                "1.0.0",
                manifest -> manifest.put("noise", Base64.getEncoder().encodeToString(noise)));
        assertThat(registry.pushFile(bundle.bytes()).status()).isEqualTo(201);
        String request = "GET /artifacts/com.example.stream/1.0.0/a.mpk HTTP/1.1\r\nHost: x\r\n\r\n";
        long[] nanos = new long[20];
        try (Socket socket = open()) {
            InputStream in = socket.getInputStream();
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                readAnswer(in);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(30));
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static void readAnswer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int start = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        in.skipNBytes(Long.parseLong(head.substring(start, head.indexOf("\r\n", start))));
    }

    /** Sends {@code request} and reads until the server hangs up. */
    private String exchange(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(registry.url().getHost(), registry.url().getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }
}
