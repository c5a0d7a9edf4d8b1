package registry.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server on loopback, passes everything on, and remembers what was called and well answered. */
final class RecordingProxy implements AutoCloseable {
    /** What each side says for itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final URI server;
    private final HttpServer proxy;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<Called> called = Collections.synchronizedSet(new LinkedHashSet<>());

    /** A request and the status of its answer; the path is as it was sent, without the query. */
    record Called(String method, String path, int status) {}

    RecordingProxy(URI server) throws IOException {
        this.server = server;
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        proxy.setExecutor(threads);
        proxy.createContext("/", exchange -> {
            try (exchange) {
                pass(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        proxy.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    Set<Called> called() {
        synchronized (called) {
            return Set.copyOf(called);
        }
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        String method = exchange.getRequestMethod();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(exchange.getRequestURI())).method(method, body(exchange));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        called.add(new Called(method, exchange.getRequestURI().getRawPath(), response.statusCode()));
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = response.statusCode() == 204 || method.equals("HEAD");
        long length = response.headers().firstValueAsLong("Content-Length").orElse(0);
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : length);
        try (InputStream in = response.body()) {
            in.transferTo(exchange.getResponseBody());
        }
    }

    private static BodyPublisher body(HttpExchange exchange) throws IOException {
        return BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    }

    @Override
    public void close() {
        client.shutdownNow();
        proxy.stop(0);
        threads.shutdownNow();
    }
}
