package registry.cli.shell;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers requests for reading with prepared JSON, and remembers every request. */
final class StubRegistry implements AutoCloseable {
    private static final String TIME = "\"2026-11-21T08:00:00Z\"";

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;

    StubRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                requests.add(request);
                if (silent) {
                    awaitClose();
                }
                String answer = answers.get(request);
                byte[] body = (answer == null ? "{\"error\":\"not_found\",\"message\":\"No such thing\"}" : answer)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        answers.put("GET /api/auth/me", me("alice", true));
        answers.put("GET /api/v2/bundles?sort=name&limit=1000", packages("com.example.app", "com.example.tool"));
        answers.put(
                "GET /api/v2/bundles?package=com.example.app&all_versions=true",
                "[" + bundle("com.example.app", "1.1.0") + "," + bundle("com.example.app", "1.0.0") + "]");
        answers.put("GET /api/v2/orgs?member=alice%40example.com", "[" + org("acme") + "," + org("zoo") + "]");
        answers.put("GET /api/v2/orgs/acme/members", "{\"members\":[" + member("bob") + "," + member("carol") + "]}");
        answerAdministrators();
    }

    private void answerAdministrators() {
        answer(
                "/api/admin/orgs",
                "{\"orgs\":[" + adminOrg("acme") + "," + adminOrg("theirs") + "," + adminOrg("zoo") + "]}");
        answer(
                "/api/admin/bots",
                "{\"bots\":[{\"id\":\"b1\",\"name\":\"their-ci\",\"org\":\"theirs\",\"email\":\"their-ci@theirs.bots.invalid\","
                        + "\"suspended\":false,\"createdAt\":" + TIME + "}]}");
        answer(
                "/api/admin/users?limit=1000",
                "{\"users\":[{\"id\":\"u1\",\"email\":\"alice@example.com\",\"name\":\"Alice\",\"verified\":true,"
                        + "\"adminVerified\":true,\"isAdmin\":true,\"createdAt\":" + TIME + "}]}");
    }

    private void awaitClose() throws IOException {
        try {
            if (!closed.await(1, TimeUnit.MINUTES)) {
                throw new IOException("Nobody closed the registry");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests up to now, oldest first. */
    Queue<String> requests() {
        return requests;
    }

    /** Answers nothing from now on. */
    void fallSilent() {
        silent = true;
    }

    /** Answers a request for reading from now on. */
    void answer(String path, String json) {
        answers.put("GET " + path, json);
    }

    static String me(String username, boolean administrator) {
        return "{\"user\":{\"id\":\"u1\",\"email\":\"alice@example.com\",\"name\":\"Alice\",\"username\":\"" + username
                + "\",\"verified\":true,\"isAdmin\":" + administrator + ",\"isBot\":false}}";
    }

    static String packages(String... names) {
        StringBuilder list = new StringBuilder("[");
        for (String name : names) {
            list.append(list.length() > 1 ? "," : "").append(bundle(name, "1.0.0"));
        }
        return list.append(']').toString();
    }

    private static String bundle(String name, String version) {
        return "{\"package\":\"" + name + "\",\"appVersion\":\"" + version + "\",\"minRuntimeVersion\":\"0.1.0\"}";
    }

    private static String org(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"created_at\":" + TIME + ",\"updated_at\":" + TIME
                + ",\"verified\":false,\"memberCount\":1,\"packageCount\":0,\"role\":\"owner\"}";
    }

    private static String adminOrg(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"verified\":false,\"createdAt\":" + TIME + "}";
    }

    private static String member(String username) {
        return "{\"email\":\"" + username + "@example.com\",\"username\":\"" + username
                + "\",\"verified\":false,\"role\":\"member\",\"isBot\":false}";
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
