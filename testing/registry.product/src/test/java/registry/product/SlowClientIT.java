package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many clients that trickle their uploads, byte by byte, and others who do not notice. */
@Timeout(300)
class SlowClientIT {
    private static final int SLOW_CLIENTS = 60;

    /** Far longer than the grace of twenty seconds that any body has. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void endsSlowUploadsWhileOthersGoOn() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Requests requests = new Requests(server.url());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String token = requests.setUp(server.setupCode());
            List<CompletableFuture<String>> slow = new ArrayList<>();
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                slow.add(CompletableFuture.supplyAsync(() -> trickle(server.url(), token), threads));
            }
            try (Load load = Load.start(server.url(), token, "com.example.swift")) {
                CompletableFuture.allOf(slow.toArray(CompletableFuture[]::new))
                        .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
                load.stop();
                assertThat(load.ledger().acknowledged()).isPositive();
                assertThat(load.refusals()).isEmpty();
                assertThat(load.broken()).isZero();
                load.ledger().check(requests);
                System.out.println("FIGURE " + SLOW_CLIENTS + " slow clients beside: " + load);
            }
            for (CompletableFuture<String> client : slow) {
                assertThat(client.get()).contains("HTTP/1.1 400", "the body arrives too slowly");
            }
        }
    }

    /** Sends a byte now and then, and returns the answer once the server has had enough. */
    private static String trickle(URI url, String token) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.getOutputStream().write(head(url, token).getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            while (in.available() == 0) {
                socket.getOutputStream().write('{');
                TimeUnit.MILLISECONDS.sleep(250);
            }
            return new String(in.readNBytes(in.available()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "the connection broke: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String head(URI url, String token) {
        return "POST /api/v2/bundles/push HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n";
    }
}
