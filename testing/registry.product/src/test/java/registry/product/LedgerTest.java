package registry.product;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** What judges the kills must itself find what is lost: tried with a registry that loses things. */
class LedgerTest {
    private static final String NAME = "com.example.kept";

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private final TestBundle first = TestBundle.create(NAME, "1.0.0", 100, key);
    private final TestBundle second = TestBundle.create(NAME, "1.1.0", 100, key);
    private final Map<String, byte[]> stored = new TreeMap<>();
    private final Set<String> yanked = new HashSet<>();
    private final Ledger ledger = new Ledger("com.example.");
    private HttpServer server;
    private Requests requests;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        requests = new Requests(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        acknowledged(first);
        acknowledged(second);
        ledger.attemptYank(second);
        ledger.acknowledgeYank(second);
        yanked.add(second.version());
    }

    @AfterEach
    void stop() {
        requests.close();
        server.stop(0);
    }

    @Test
    void isContentWithARegistryThatHasEverything() {
        assertThatCode(this::check).doesNotThrowAnyException();
        assertThatCode(() -> ledger.checkEverything(requests)).doesNotThrowAnyException();
    }

    @Test
    void findsWhatWasAcknowledgedAndIsGone() throws Exception {
        stored.remove(first.version());
        assertThatThrownBy(this::check).isInstanceOf(AssertionError.class).hasMessageContaining(first.id());
    }

    @Test
    void findsWhatWasThereOnceAndIsGone() throws Exception {
        TestBundle unacknowledged = TestBundle.create(NAME, "1.2.0", 100, key);
        ledger.attempt(unacknowledged);
        stored.put(unacknowledged.version(), unacknowledged.bytes());
        check();
        stored.remove(unacknowledged.version());
        assertThatThrownBy(this::check).isInstanceOf(AssertionError.class).hasMessageContaining(unacknowledged.id());
    }

    @Test
    void findsBytesThatAreNotThoseThatWereSent() {
        stored.put(first.version(), second.bytes());
        assertThatThrownBy(this::check).isInstanceOf(AssertionError.class).hasMessageContaining(first.id());
    }

    @Test
    void findsBytesThatChangeLater() throws Exception {
        check();
        stored.put(first.version(), second.bytes());
        assertThatThrownBy(() -> ledger.checkEverything(requests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(first.id());
    }

    @Test
    void findsInTheEndWhatWasLostLongAgo() throws Exception {
        check();
        check();
        stored.remove(first.version());
        assertThatThrownBy(() -> ledger.checkEverything(requests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(first.id());
    }

    @Test
    void findsWhatNobodySent() {
        stored.put("9.0.0", first.bytes());
        assertThatThrownBy(this::check).isInstanceOf(AssertionError.class).hasMessageContaining(NAME + "@9.0.0");
    }

    @Test
    void findsYanksThatAreGone() {
        yanked.clear();
        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("every yank acknowledged")
                .hasMessageContaining(second.id());
    }

    @Test
    void findsWhatNobodyYanked() {
        yanked.add(first.version());
        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing but what was yanked");
    }

    private void check() throws IOException, InterruptedException {
        ledger.check(requests);
    }

    private void acknowledged(TestBundle bundle) {
        ledger.attempt(bundle);
        ledger.acknowledge(bundle);
        stored.put(bundle.version(), bundle.bytes());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = path.startsWith("/artifacts/") ? stored.get(path.split("/", -1)[3]) : listing();
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] listing() {
        ArrayNode versions = JsonNodeFactory.instance.arrayNode();
        for (String version : stored.keySet()) {
            versions.addObject()
                    .put("package", NAME)
                    .put("appVersion", version)
                    .put("yanked", yanked.contains(version));
        }
        return versions.toString().getBytes(StandardCharsets.UTF_8);
    }
}
