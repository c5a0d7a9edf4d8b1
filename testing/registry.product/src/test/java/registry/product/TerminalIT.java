package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single commands at a pseudo-terminal and in pipes: what is for eyes is there for eyes only. */
class TerminalIT {
    private static final String PROGRAM =
            Product.root().resolve("calimero-registry").toString();
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path home;

    @Test
    void showsColourToThoseWhoCanAndWantToSeeIt() throws Exception {
        assertThat(help(Map.of())).contains(ESCAPE + "[1mUsage:" + ESCAPE + "[0m");
        assertThat(help(Map.of("NO_COLOR", "1"))).contains("Usage:").doesNotContain(ESCAPE);
        assertThat(help(Map.of("TERM", "dumb"))).contains("Usage:").doesNotContain(ESCAPE);
        assertThat(shell("\"$0\" --help")).contains("Usage:").doesNotContain(ESCAPE);
    }

    @Test
    void endsQuietlyWhenTheReaderOfAPipeHasGone() throws Exception {
        assertThat(shell("\"$0\" completion bash | head -n 1; echo ${PIPESTATUS[0]}")
                        .lines())
                .hasSize(2)
                .last()
                .isEqualTo("0");
        assertThat(shell("yes 'config get url' 2>/dev/null | \"$0\" shell | head -n 1; echo ${PIPESTATUS[1]}"))
                .isEqualTo("http://localhost:8080\n0\n");
    }

    @Test
    void takesCtrlDForANo() {
        try (PseudoTerminal terminal = terminal(Map.of(), "local", "reset")) {
            terminal.await("Type 'yes' to go on:").type(PseudoTerminal.CTRL_D);
            assertThat(terminal.exitCode()).isZero();
            terminal.await("Nothing was deleted.");
        }
    }

    @Test
    void showsProgressThatFitsAndGoesAway() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        byte[] half = new byte[2_000_000];
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 2L * half.length);
                OutputStream body = exchange.getResponseBody();
                body.write(half);
                body.flush();
                await(seen);
                body.write(half);
            }
        });
        slow.start();
        String url = "http://127.0.0.1:" + slow.getAddress().getPort();
        String[] download = {"download", "com.example.app", "1.0.0", "--url", url};
        try (PseudoTerminal terminal = PseudoTerminal.start(
                new PseudoTerminal.Window(50, 20), home, Map.of("HOME", home.toString()), command(download))) {
            terminal.await("Downloading").await("of 4.0 MB");
            seen.countDown();
            assertThat(terminal.exitCode()).isEqualTo(1);
            terminal.await("Error:");
            assertThat(terminal.raw().split("\r"))
                    .filteredOn(line -> line.contains("Downloading"))
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(line.replace(ESCAPE + "[K", "")).hasSizeLessThan(50));
            assertThat(terminal.raw()).containsPattern("Downloading[^\r\n]*\r\u001b\\[K[^\r\n]*Error:");
        } finally {
            seen.countDown();
            slow.stop(0);
        }
    }

    @Test
    void runsScriptsToTheirFirstFailureOrToTheirEnd() throws Exception {
        Files.writeString(home.resolve("inner.txt"), "config get url\n");
        Files.writeString(home.resolve("script.txt"), "source inner.txt\nverify none.mpk\nconfig get url\n");
        String url = "http://localhost:8080\n";
        assertThat(shell("\"$0\" shell --file script.txt 2>/dev/null; echo $?")).isEqualTo(url + "3\n");
        assertThat(shell("\"$0\" shell --file script.txt --on-error stop 2>/dev/null; echo $?"))
                .isEqualTo(url + "3\n");
        assertThat(shell("\"$0\" shell --file script.txt --on-error continue 2>/dev/null; echo $?"))
                .isEqualTo(url + url + "3\n");
        assertThat(shell("\"$0\" shell --file script.txt 2>&1 >/dev/null")).contains("script.txt, line 2");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new IOException("nobody saw anything");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String help(Map<String, String> variables) {
        try (PseudoTerminal terminal = terminal(variables, "--help")) {
            assertThat(terminal.exitCode()).isZero();
            terminal.await("--version");
            return terminal.raw();
        }
    }

    private PseudoTerminal terminal(Map<String, String> variables, String... words) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("HOME", home.toString());
        return PseudoTerminal.start(home, environment, command(words));
    }

    private static String[] command(String... words) {
        String[] command = Arrays.copyOf(new String[] {PROGRAM}, words.length + 1);
        System.arraycopy(words, 0, command, 1, words.length);
        return command;
    }

    /** What a line of bash prints; {@code $0} is the program. Nothing may be written to the stream for errors. */
    private String shell(String line) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(home, "shell", ".err");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line, PROGRAM)
                .directory(home.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("CALIMERO_REGISTRY_URL");
        builder.environment().remove("CALIMERO_API_KEY");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(errors).isEmptyFile();
        return printed;
    }
}
