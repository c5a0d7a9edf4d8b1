package registry.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import registry.api.Digest;

/** Enough of a registry for the commands, on a free loopback port: one package, whose bundles are kept in memory. */
final class FakeRegistry implements AutoCloseable {
    static final String SETUP_CODE = "code-1";
    static final String TOKEN = "crt_0123456789abcdef";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ArrayNode versions = JSON.createArrayNode();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] lastUpload = new byte[0];
    private volatile UnaryOperator<String> connecting = query -> "/";
    private volatile Answer pushAnswer = Answer.json(201, "{}");

    /** An answer; the body has one character per byte. */
    record Answer(int status, String body, Map<String, String> headers) {
        static Answer json(int status, String text) {
            return bytes(status, text.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));
        }

        static Answer bytes(int status, byte[] bytes, Map<String, String> headers) {
            return new Answer(status, new String(bytes, StandardCharsets.ISO_8859_1), headers);
        }
    }

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, answer(exchange));
            }
        });
        server.start();
        answers.put("GET /api/healthz", Answer.json(200, "{\"status\":\"ok\",\"timestamp\":\"2026-11-21T08:00:00Z\"}"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a request, such as {@code GET /api/healthz}, from now on. */
    void answer(String request, Answer answer) {
        answers.put(request, answer);
    }

    void answerPushes(Answer answer) {
        pushAnswer = answer;
    }

    /** Where the page {@code /connect} sends a browser to at once, by its query. */
    void answerBrowsers(UnaryOperator<String> redirect) {
        connecting = redirect;
    }

    void list(String packageName, String version, boolean yanked) {
        versions.insertObject(0)
                .put("package", packageName)
                .put("appVersion", version)
                .put("minRuntimeVersion", "0.1.0")
                .put("yanked", yanked)
                .put("downloads", 0);
        answers.put(
                "GET /api/v2/bundles?package=" + packageName + "&all_versions=true",
                Answer.json(200, versions.toString()));
    }

    void serve(String packageName, String version, byte[] bundle) {
        String path = "/artifacts/" + packageName + "/" + version + "/" + packageName + "-" + version + ".mpk";
        String tag = "\"" + Digest.ofContent(bundle).hex() + "\"";
        answers.put("GET " + path, Answer.bytes(200, bundle, Map.of("ETag", tag)));
    }

    byte[] lastUpload() {
        return lastUpload.clone();
    }

    /** What was asked so far, such as {@code POST /api/v2/orgs {"name":"My Org"}}. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add((request + " " + new String(body, StandardCharsets.UTF_8)).strip());
        if (exchange.getRequestURI().getPath().equals("/connect")) {
            String target = connecting.apply(exchange.getRequestURI().getRawQuery());
            return Answer.bytes(303, new byte[0], Map.of("Location", target));
        }
        return switch (request) {
            case "POST /api/setup" -> setUp(body);
            case "POST /api/v2/bundles/push-file", "POST /api/v2/bundles/push-check" -> push(exchange, body);
            case "GET /api/v2/bundles?package=com.example.none&all_versions=true" -> Answer.json(200, "[]");
            default ->
                answers.getOrDefault(
                        request, Answer.json(404, "{\"error\":\"not_found\",\"message\":\"No such thing\"}"));
        };
    }

    private static Answer setUp(byte[] body) throws IOException {
        String code = JSON.readTree(body).path("code").asText();
        return code.equals(SETUP_CODE)
                ? Answer.json(201, "{\"token\":\"" + TOKEN + "\"}")
                : Answer.json(403, "{\"error\":\"setup_code_wrong\",\"message\":\"The set-up code is wrong\"}");
    }

    private Answer push(HttpExchange exchange, byte[] body) {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.json(401, "{\"error\":\"unauthorized\",\"message\":\"Sign in first\"}");
        }
        String boundary = exchange.getRequestHeaders().getFirst("Content-Type").replaceFirst(".*boundary=", "");
        int start = new String(body, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        lastUpload = Arrays.copyOfRange(body, start, body.length - boundary.length() - 8);
        return pushAnswer;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        // What is made on the spot has no length before its end.
        long length = answer.headers().containsKey("X-Estimated-Size") ? 0 : body.length;
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
