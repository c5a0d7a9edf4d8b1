package registry.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every request in the way the test says, on a free loopback port, and remembers what it was asked. */
final class FakeRegistry implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** One request; the body has one character per byte. */
    record Request(String method, String target, Map<String, List<String>> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }
    }

    FakeRegistry(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1)));
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static FakeRegistry answering(int status, String json, String... headers) throws IOException {
        return new FakeRegistry(exchange -> send(exchange, status, json.getBytes(StandardCharsets.UTF_8), headers));
    }

    /** Gives each request the next answer, and those after the last one the last answer. */
    static FakeRegistry inTurn(Answer... answers) throws IOException {
        AtomicInteger next = new AtomicInteger();
        return new FakeRegistry(exchange -> answers[Math.min(next.getAndIncrement(), answers.length - 1)].to(exchange));
    }

    static Answer json(int status, String json, String... headers) {
        return exchange -> send(exchange, status, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Hears the request, and hangs up. */
    static Answer hangingUp() {
        return HttpExchange::close;
    }

    static void send(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, got " + requests);
        }
        return requests.getFirst();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
