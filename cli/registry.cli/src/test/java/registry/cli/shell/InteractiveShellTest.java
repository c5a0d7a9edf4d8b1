package registry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.aesh.terminal.tty.TerminalConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.cli.command.CommandTree;
import registry.cli.command.Program;
import registry.cli.command.SharedOptions;
import registry.cli.operation.Person;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;

/** The shell at a terminal that the test plays, with commands of the test's own. */
class InteractiveShellTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String PROMPT = "> ";

    @TempDir
    Path home;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final CountDownLatch stubborn = new CountDownLatch(1);
    private final AtomicReference<String> answer = new AtomicReference<>("");
    private StubRegistry registry;
    private CompletableFuture<Integer> shell;
    private int seen;

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
        PipedInputStream in = new PipedInputStream(keyboard, 8192);
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                Map.of("CALIMERO_REGISTRY_URL", registry.url(), "CALIMERO_API_KEY", "crt_0", "NO_COLOR", "1"),
                home,
                home,
                out,
                out,
                true,
                Person.NOBODY);
        Program program = new TestProgram();
        shell = CompletableFuture.supplyAsync(
                () -> {
                    try (TerminalConnection connection = new TerminalConnection(StandardCharsets.UTF_8, in, screen)) {
                        Interpreter interpreter =
                                new Interpreter(program, surroundings, SharedOptions.NONE, OnError.CONTINUE);
                        return new InteractiveShell(program, surroundings, SharedOptions.NONE, interpreter, connection)
                                .run();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
        awaitText(PROMPT);
    }

    @AfterEach
    void stop() throws IOException {
        stubborn.countDown();
        keyboard.close();
        registry.close();
    }

    @Test
    void runsWhatIsTyped() throws Exception {
        type("say hello\r");
        awaitText("said hello");
        awaitText(PROMPT);
        type("exit\r");
        assertThat(shell.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void endsAtCtrlD() throws Exception {
        type(CTRL_D);
        assertThat(shell.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        type("xyzzy\r");
        awaitText("There is no command 'xyzzy'");
        awaitText(PROMPT);
        type("say again\r");
        awaitText("said again");
    }

    @Test
    void clearsTheLineAtCtrlC() throws Exception {
        type("say nev" + CTRL_C);
        awaitText(PROMPT);
        type("say something\r");
        awaitText("said something");
        assertThat(text()).doesNotContain("said nev");
    }

    @Test
    void cancelsTheCommandThatRuns() throws Exception {
        type("wait\r");
        awaitText("waiting");
        type(CTRL_C);
        awaitText("interrupted");
        awaitText(PROMPT);
        type("say on\r");
        awaitText("said on");
    }

    @Test
    void leavesBehindACommandThatDoesNotStop() throws Exception {
        type("ignore\r");
        awaitText("ignoring");
        type(CTRL_C);
        awaitText("heard it");
        type(CTRL_C);
        awaitText("Left behind");
        awaitText(PROMPT);
        stubborn.countDown();
        type("say on\r");
        awaitText("said on");
        assertThat(text()).doesNotContain("late words");
    }

    @Test
    void handsAnswersToTheCommandThatAsks() throws Exception {
        type("ask\r");
        awaitText("Really?");
        type("yes\r");
        await().atMost(PATIENCE).until(() -> answer.get().equals("yes"));
        awaitText(PROMPT);
        type("history\r");
        awaitText("1  ask");
        awaitText(PROMPT);
        assertThat(text()).doesNotContain("  yes");
    }

    @Test
    void cancelsACommandWhileItAsks() throws Exception {
        for (int round = 0; round < 20; round++) {
            type("ask\r");
            awaitText("Really?");
            type(CTRL_C);
            awaitText("asked in vain");
            awaitText(PROMPT);
        }
        assertThat(answer.get()).isEmpty();
        type("say on\r");
        awaitText("said on");
    }

    @Test
    void endsAScriptThatIsCancelledEvenIfItGoesOnAfterFailures() throws Exception {
        Files.writeString(home.resolve("script.txt"), "xyzzy\nwait\nsay never\n");
        type("source script.txt\r");
        awaitText("no command 'xyzzy'");
        awaitText("waiting");
        type(CTRL_C);
        awaitText("line 2; the rest was not run");
        awaitText(PROMPT);
        Files.writeString(home.resolve("script.txt"), "ask\nsay never\n");
        type("source script.txt\r");
        awaitText("Really?");
        type(CTRL_C);
        awaitText("asked in vain");
        awaitText(PROMPT);
        type("say on\r");
        awaitText("said on");
        assertThat(text()).doesNotContain("said never");
    }

    @Test
    void completesCommandsAndRecallsLines() throws Exception {
        type("sa\thello\r");
        awaitText("said hello");
        awaitText(PROMPT);
        type("\u001b[A\r");
        awaitText("said hello");
        awaitText(PROMPT);
        type("\u0012sa\r");
        awaitText("said hello");
    }

    @Test
    void takesCtrlDAtAQuestionForANo() throws Exception {
        type("ask\r");
        awaitText("Really?");
        type(CTRL_D);
        awaitText(PROMPT);
        assertThat(answer.get()).isEqualTo("no");
        type("say again\r");
        awaitText("said again");
    }

    @Test
    void completesWhatTheRegistryKnows() throws Exception {
        type("show com.example.t\t\r");
        awaitText("showed com.example.tool");
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Waits for a text after the one that was awaited before. */
    private void awaitText(String expected) {
        await().atMost(PATIENCE).until(() -> {
            int at = text().indexOf(expected, seen);
            if (at >= 0) {
                seen = at + expected.length();
            }
            return at >= 0;
        });
    }

    private String text() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** Commands that say something, wait, or ask. */
    private final class TestProgram implements Program {
        @Override
        public int run(Surroundings surroundings, SharedOptions shared, List<String> words) {
            PrintStream out = surroundings.out();
            return switch (words.getFirst()) {
                case "say" -> say(out, "said " + words.getLast());
                case "show" -> say(out, "showed " + words.getLast());
                case "wait" -> await(out);
                case "ignore" -> ignore(out);
                case "ask" -> ask(surroundings);
                default -> throw new IllegalStateException(words.toString());
            };
        }

        private static int say(PrintStream out, String text) {
            out.println(text);
            return 0;
        }

        private static int await(PrintStream out) {
            out.println("waiting");
            out.flush();
            try {
                new CountDownLatch(1).await();
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                out.println("interrupted");
                return 1;
            }
        }

        private int ignore(PrintStream out) {
            out.println("ignoring");
            out.flush();
            boolean open = true;
            while (open) {
                try {
                    stubborn.await();
                    open = false;
                } catch (InterruptedException e) {
                    out.println("heard it");
                    out.flush();
                }
            }
            return say(out, "late words");
        }

        private int ask(Surroundings surroundings) {
            try {
                answer.set(
                        new Session(surroundings, Session.GlobalFlags.NONE).consents("Really?", false) ? "yes" : "no");
                return 0;
            } catch (CancellationException e) {
                say(surroundings.out(), "asked in vain");
                return 1;
            }
        }

        @Override
        public CommandTree commands() {
            return tree(
                    "calimero-registry",
                    List.of(),
                    tree("ask", List.of()),
                    tree("ignore", List.of()),
                    tree("say", List.of("WORD")),
                    tree("show", List.of("PACKAGE")),
                    tree("wait", List.of()));
        }

        private static CommandTree tree(String name, List<String> labels, CommandTree... children) {
            return new CommandTree(
                    name,
                    List.of(),
                    "",
                    List.of(children),
                    List.of(new CommandTree.Option("json", Optional.empty(), "", Optional.empty(), List.of(), false)),
                    labels.stream()
                            .map(label -> new CommandTree.Argument(label, false))
                            .toList());
        }
    }
}
