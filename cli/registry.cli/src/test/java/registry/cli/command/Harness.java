package registry.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.cli.CommandLine;
import registry.cli.operation.Person;
import registry.cli.operation.Surroundings;
import registry.cli.output.Screen;
import registry.cli.output.TestScreen;

/** Runs the program inside the test, with its own home, environment and streams. */
final class Harness {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private boolean terminal;
    private String input = "";

    Harness(Path home) {
        this.home = home;
    }

    /** What a run left behind. */
    record Run(int exitCode, String out, String err) {}

    Harness with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Harness onTerminal() {
        terminal = true;
        return this;
    }

    /** What the person types when asked, answer by answer; then their input ends. */
    Harness answering(String... texts) {
        answers.addAll(List.of(texts));
        return onTerminal();
    }

    /** What a pipe brings. */
    Harness piped(String text) {
        input = text;
        return this;
    }

    Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                environment,
                home,
                home,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                terminal ? (question, secret) -> Optional.ofNullable(answers.poll()) : Person.NOBODY,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                terminal && !"dumb".equals(environment.get("TERM")) ? TestScreen.of(100) : Screen.NONE);
        int exitCode = new CommandLine(surroundings, JsonOutputs.CHECKED).run(words);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
