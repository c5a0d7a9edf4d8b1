package registry.cli.operation.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits at a free port of 127.0.0.1 for the browser that comes back from the registry (RFC 8252 §7.3). Whatever else
 * knocks there, such as a page in another tab that guesses ports, is sent away and changes nothing.
 */
final class LoopbackListener implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final byte[] state;

    private LoopbackListener(HttpServer server, String state) {
        this.server = server;
        this.state = state.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What the browser brought.
     *
     * @param code to be exchanged; empty when the person did not allow the sign-in
     */
    record Answer(Optional<String> code) {
        /** Keeps the code out of logs. */
        @Override
        public String toString() {
            return code.isPresent() ? "allowed" : "declined";
        }
    }

    /** Begins to listen for a browser that knows the state. */
    static LoopbackListener open(String state) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            LoopbackListener listener =
                    new LoopbackListener(HttpServer.create(new InetSocketAddress(loopback, 0), 0), state);
            listener.server.setExecutor(listener.threads);
            listener.server.createContext("/", listener::handle);
            listener.server.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetAddress address() {
        return server.getAddress().getAddress();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Waits for the browser; empty when it did not come in time. */
    Optional<Answer> await(Duration longest) throws InterruptedException {
        try {
            return Optional.of(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing completes it with a failure", e);
        }
    }

    /** The browser has its page before the wait ends, since the port is closed then. */
    private void handle(HttpExchange exchange) throws IOException {
        serve(exchange).ifPresent(answer::complete);
    }

    private Optional<Answer> serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> fields = fields(exchange);
            byte[] presented = fields.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
            Optional<String> code = Optional.ofNullable(fields.get("code"));
            boolean ours = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals("/callback")
                    && MessageDigest.isEqual(presented, state)
                    && (code.isPresent() || fields.containsKey("error"));
            if (!ours) {
                send(exchange, 404, "There is nothing here.");
                return Optional.empty();
            }
            send(exchange, 200, code.isPresent() ? "Done." : "The program was not let in.");
            return Optional.of(new Answer(code));
        }
    }

    private static Map<String, String> fields(HttpExchange exchange) {
        Map<String, String> fields = new HashMap<>();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String field : query.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), decode(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // no browser sent by the registry writes that
        }
    }

    private static void send(HttpExchange exchange, int status, String sentence) throws IOException {
        byte[] html = """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Calimero Registry</title>
                <p>%s You can close this window and go back to the terminal.</p></html>
                """.formatted(sentence).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; img-src data:; frame-ancestors 'none'");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, html.length);
        exchange.getResponseBody().write(html);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
