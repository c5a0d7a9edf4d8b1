package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.product.PseudoTerminal.CTRL_C;
import static registry.product.PseudoTerminal.CTRL_D;
import static registry.product.PseudoTerminal.CTRL_R;
import static registry.product.PseudoTerminal.ENTER;
import static registry.product.PseudoTerminal.LEFT;
import static registry.product.PseudoTerminal.TAB;
import static registry.product.PseudoTerminal.UP;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program's shell at a pseudo-terminal, with a real registry, as its administrator uses it. */
class ShellIT {
    private static final String PROGRAM =
            Product.root().resolve("calimero-registry").toString();

    @TempDir
    private static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void publishAnApp() throws Exception {
        server = ServerProcess.start(folder.resolve("data"), Map.of());
        Path script = folder.resolve("begin.txt");
        Files.writeString(script, """
                # What a newcomer does first.
                config set url %s
                setup --code %s --email alice@example.com --username alice

                bundle sample
                key generate --output k.json
                sign com.example.sample/1.0.0 --key k.json
                bundle pack com.example.sample/1.0.0 -o sample.mpk
                bundle push sample.mpk \\
                    --remote
                org create -n Acme -s acme
                """.formatted(server.url(), server.setupCode()));
        Process process = program("shell", "--file", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("begin.out").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("begin.out")))
                .isZero();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void greetsWithServerAccountAndRole() {
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("exit", ENTER);
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void completesRecallsAndEditsLines() {
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("hea", TAB, ENTER).await("ok").await(prompt());
            terminal.type(UP, ENTER).await("ok").await(prompt());
            terminal.type("config gt url", LEFT, LEFT, LEFT, LEFT, LEFT, "e", ENTER)
                    .await(server.url().toString())
                    .await(prompt());
            terminal.type(CTRL_R, "heal", ENTER).await("ok").await(prompt());
            terminal.type("never typed to its end", CTRL_C).await(prompt());
            terminal.type(CTRL_D);
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.text()).doesNotContain("Error");
        }
    }

    @Test
    void completesWhatTheRegistryKnows() {
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("versions com.ex", TAB, ENTER);
            terminal.await("com.example.sample").await("1.0.0").await(prompt());
            terminal.type("bundle get ", TAB, TAB, ENTER)
                    .await("\"appVersion\"")
                    .await(prompt());
            terminal.type("org members list a", TAB, ENTER)
                    .await("alice@example.com")
                    .await(prompt());
            terminal.type(CTRL_D);
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.text()).doesNotContain("Error");
        }
    }

    @Test
    void asksBeforeWhatCannotBeUndoneAndCtrlCMeansNo() {
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("org create -n Gone -s gone", ENTER).await(prompt());
            terminal.type("org delete gone", ENTER)
                    .await("Type 'yes' to go on:")
                    .type(CTRL_C);
            terminal.await("cancelled").await(prompt());
            terminal.type("org delete gone", ENTER)
                    .await("Type 'yes' to go on:")
                    .type("no", ENTER);
            terminal.await(prompt());
            terminal.type("org delete gone", ENTER)
                    .await("Type 'yes' to go on:")
                    .type(CTRL_D);
            terminal.await("Nothing was changed").await(prompt());
            terminal.type("org get gone", ENTER).await("Gone").await(prompt());
            terminal.type("org delete gone", ENTER)
                    .await("Type 'yes' to go on:")
                    .type("yes", ENTER);
            terminal.await(prompt());
            terminal.type("org get gone", ENTER).await("Error").await(prompt());
        }
    }

    @Test
    void cancelsACommandAndNotTheShell() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                PseudoTerminal terminal = signedIn()) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            terminal.type("download com.example.app 1.0.0 --timeout 600000 --url " + url, ENTER);
            silent.accept();
            terminal.type(CTRL_C).await("Error").await(prompt());
            terminal.type("health", ENTER).await("ok").await(prompt());
        }
    }

    @Test
    void letsTypeWhenTheRegistryDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            try (PseudoTerminal terminal = shell("--url", "http://" + address)) {
                terminal.await("@ " + address + "> ").type("versions ", TAB, "com.example.x --help", ENTER);
                terminal.await("Lists the versions of a package").await("@ " + address + "> ");
            }
        }
    }

    @Test
    void showsLongOutputPageByPage() {
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("help", ENTER).await("-- more --").type(" ");
            terminal.await("source FILE").await(prompt());
            terminal.type("help", ENTER).await("-- more --").type("q").await(prompt());
            int end = terminal.text().length();
            terminal.type("help", ENTER).await("-- more --").type(CTRL_C).await(prompt());
            assertThat(terminal.text().substring(end)).doesNotContain("source FILE");
        }
    }

    @Test
    void heedsTheSizeOfAWindowThatIsDragged() {
        try (PseudoTerminal terminal = signedIn()) {
            terminal.resize(new PseudoTerminal.Window(100, 200)).type("help", ENTER);
            terminal.await("source FILE").await(prompt());
            assertThat(terminal.text()).doesNotContain("-- more --");
            terminal.resize(new PseudoTerminal.Window(100, 15)).type("help", ENTER);
            terminal.await("-- more --").type(" ").await("-- more --").type("q").await(prompt());
        }
    }

    @Test
    void runsTheLinesOfAFileAndGoesOnTyping() throws IOException {
        Files.writeString(folder.resolve("lines.txt"), "config get url\nversions com.example.none\nhealth\n");
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("source lin", TAB, ENTER).await(server.url().toString());
            terminal.await("lines.txt, line 2; the rest was not run").await(prompt());
            terminal.type("health", ENTER).await("ok").await(prompt());
        }
    }

    @Test
    void keepsAHistoryWithoutSecrets() throws IOException {
        Path history = folder.resolve(".calimero-registry/shell-history");
        try (PseudoTerminal terminal = signedIn()) {
            terminal.type("config get api-key --json", ENTER).await("...").await(prompt());
            terminal.type("whoami --api-key not-a-token-at-all", ENTER)
                    .await("Error")
                    .await(prompt());
            terminal.type("history", ENTER).await("config get api-key --json").await(prompt());
        }
        assertThat(Files.readString(history)).contains("config get api-key").doesNotContain("not-a-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void showsEscapeSequencesOfARegistryInsteadOfObeyingThem() throws IOException {
        String evil = "\\u001b]0;taken over\\u0007\\u001b[2J";
        HttpServer hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hostile.createContext("/", exchange -> {
            try (exchange) {
                boolean me = exchange.getRequestURI().getPath().equals("/api/auth/me");
                byte[] body = (me
                                ? "{\"user\":{\"id\":\"1\",\"email\":\"" + evil + "\",\"name\":\"" + evil
                                        + "\",\"verified\":false,\"isAdmin\":false,\"isBot\":false}}"
                                : "{\"error\":\"" + evil + "\",\"message\":\"" + evil + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(me ? 200 : 400, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        hostile.start();
        String url = "http://127.0.0.1:" + hostile.getAddress().getPort();
        try (PseudoTerminal terminal = shell("--url", url)) {
            // On a busy machine the name comes later than the first prompt.
            terminal.await(" @ 127.0.0.1")
                    .type("versions ", TAB, "com.example.app", ENTER)
                    .await("Error: The registry refused: \\u001b]0;taken over");
            terminal.await(" @ 127.0.0.1").type("exit", ENTER);
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.raw()).doesNotContain("\u001b]0;taken").doesNotContain("\u0007\u001b[2J");
        } finally {
            hostile.stop(0);
        }
    }

    @Test
    void readsCommandsFromAPipeWithoutNoise() throws Exception {
        Process process = program("shell").start();
        try (var commands = process.outputWriter()) {
            commands.write("config get url\n");
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(server.url() + "\n");
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A shell that knows who types. On a busy machine the name comes later than the first prompt. */
    private static PseudoTerminal signedIn() {
        PseudoTerminal terminal = shell().await(place());
        while (!terminal.text().endsWith(prompt())) {
            terminal.type(ENTER).await(place());
        }
        return terminal;
    }

    private static PseudoTerminal shell(String... options) {
        String[] command = new String[options.length + 2];
        command[0] = PROGRAM;
        command[1] = "shell";
        System.arraycopy(options, 0, command, 2, options.length);
        return PseudoTerminal.start(folder, Map.of("HOME", folder.toString()), command);
    }

    private static String prompt() {
        return "alice (admin)" + place();
    }

    private static String place() {
        return " @ 127.0.0.1:" + server.url().getPort() + "> ";
    }

    private static ProcessBuilder program(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.command().addFirst(PROGRAM);
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("CALIMERO_API_KEY");
        builder.environment().remove("CALIMERO_REGISTRY_URL");
        return builder;
    }
}
