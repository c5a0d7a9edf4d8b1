package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aesh.command.CommandDefinition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import registry.cli.CommandLine;
import registry.cli.RootCommand;
import registry.cli.operation.Person;
import registry.cli.operation.Surroundings;
import registry.cli.output.Screen;

/**
 * Every command, as people type it and as it answers, against a real registry. The answers are written anew with {@code
 * -Dupdate.transcripts=true}; then read the difference before committing it.
 */
// Answers that are written anew are those that the shell is to give, too.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TranscriptIT {
    private static final boolean UPDATE = Boolean.getBoolean("update.transcripts");

    @TempDir
    private Path folder;

    @Test
    @Order(1)
    void answersAsAgreed() throws IOException, InterruptedException {
        try (TranscriptStage stage = new TranscriptStage(folder)) {
            for (Transcript agreed : Transcript.all()) {
                List<Transcript.Step> steps = new ArrayList<>();
                for (Transcript.Step step : agreed.steps()) {
                    if (step.line().contains("${BOB}")) {
                        stage.signUpBob();
                    }
                    steps.add(stage.answered(step, run(stage, step)));
                }
                Transcript actual = new Transcript(agreed.file(), agreed.head(), steps);
                if (UPDATE) {
                    actual.write();
                } else {
                    assertThat(actual.text()).isEqualTo(agreed.text());
                }
            }
        }
    }

    @Test
    void answersTheSameToWhatIsTypedInItsShell() throws IOException, InterruptedException {
        Map<String, PseudoTerminal> shells = new HashMap<>();
        try (TranscriptStage stage = new TranscriptStage(folder)) {
            for (Transcript agreed : Transcript.all()) {
                for (Transcript.Step step : agreed.steps()) {
                    if (step.line().contains("${BOB}")) {
                        stage.signUpBob();
                    }
                    if (isTheSameInTheShell(step)) {
                        PseudoTerminal shell = shells.computeIfAbsent(step.person(), person -> shell(stage, person));
                        String answer = type(stage, shell, step);
                        assertThat(lines(stage.answered(step, answer).answer()))
                                .as(agreed.file().getFileName() + ": " + step.line())
                                .isEqualTo(lines(step.answer()));
                    }
                }
            }
        } finally {
            shells.values().forEach(PseudoTerminal::close);
        }
    }

    /** A shell runs no other shell, knows more commands, and has somebody to ask. */
    private static boolean isTheSameInTheShell(Transcript.Step step) {
        return !step.line().startsWith("shell ")
                && !step.answer().contains("There is no command")
                && !step.answer().contains("nobody is here to be asked");
    }

    @Test
    void holdsEveryCommand() {
        List<String> typed = Transcript.all().stream()
                .flatMap(transcript -> transcript.steps().stream())
                .map(Transcript.Step::line)
                .toList();
        assertThat(leaves(RootCommand.class, ""))
                .allSatisfy(command -> assertThat(typed)
                        .as("a transcript of '" + command + "'")
                        .anyMatch(line -> (line + " ").startsWith(command + " ")));
    }

    private static List<String> leaves(Class<?> command, String path) {
        Class<?>[] children = command.getAnnotation(CommandDefinition.class).groupCommands();
        return children.length == 0
                ? List.of(path)
                : Arrays.stream(children)
                        .flatMap(child ->
                                leaves(
                                        child,
                                        (path + " "
                                                        + child.getAnnotation(CommandDefinition.class)
                                                                .name())
                                                .strip())
                                        .stream())
                        .toList();
    }

    /** What a process of its own would write, errors first. */
    private static String run(TranscriptStage stage, Transcript.Step step) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path home = stage.home(step.person());
        Surroundings surroundings = new Surroundings(
                stage.environment(step.person()),
                home,
                home,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Person.NOBODY,
                new ByteArrayInputStream(new byte[0]),
                Screen.NONE);
        int exitCode = new CommandLine(surroundings).run(stage.words(step).toArray(String[]::new));
        return err.toString(StandardCharsets.UTF_8)
                + out.toString(StandardCharsets.UTF_8)
                + (exitCode == 0 ? "" : "[" + exitCode + "]\n");
    }

    private static PseudoTerminal shell(TranscriptStage stage, String person) {
        return PseudoTerminal.start(
                        new PseudoTerminal.Window(400, 1000),
                        stage.home(person),
                        stage.environment(person),
                        Product.root().resolve("calimero-registry").toString(),
                        "shell")
                .await(stage.place(person));
    }

    /** What the shell writes between a line and the next prompt. */
    private static String type(TranscriptStage stage, PseudoTerminal shell, Transcript.Step step) {
        int before = shell.text().length();
        shell.type(stage.typed(step), PseudoTerminal.ENTER).await(stage.place(step.person()));
        String shown = shell.text().substring(before).replace("\r\n", "\n");
        int answer = shown.indexOf('\n') + 1;
        int prompt = shown.lastIndexOf('\n') + 1;
        return prompt < answer ? "" : withoutProgress(shown.substring(answer, prompt));
    }

    /** Progress is written over itself and wiped. */
    private static String withoutProgress(String shown) {
        return shown.replaceAll("(?m)^.*\r", "");
    }

    /**
     * At a terminal errors and results come in the order in which they are written. A prompt shows no exit code, and what
     * the server program says on its way does not pass through this process.
     */
    private static List<String> lines(String answer) {
        return answer.lines()
                .filter(line -> !line.isEmpty() && !line.matches("\\[\\d]|.* \\.\\.\\."))
                .sorted()
                .toList();
    }
}
