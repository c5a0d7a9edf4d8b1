package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aesh.command.CommandDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.cli.RootCommand;

/** Compares every help text with the one that was agreed on, in {@code src/test/resources/help}. */
class HelpTest {
    private static final Path GOLDEN = Path.of("src/test/resources/help");

    /** Set to write the texts instead of comparing them; then read the difference before committing it. */
    private static final boolean UPDATE = Boolean.getBoolean("update.golden");

    @TempDir
    Path home;

    static Stream<List<String>> commands() {
        List<List<String>> paths = new ArrayList<>();
        collect(RootCommand.class, List.of(), paths);
        return paths.stream();
    }

    private static void collect(Class<?> command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        for (Class<?> child : command.getAnnotation(CommandDefinition.class).groupCommands()) {
            List<String> childPath = new ArrayList<>(path);
            childPath.add(child.getAnnotation(CommandDefinition.class).name());
            collect(child, childPath, paths);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isTheAgreedText(List<String> path) throws IOException {
        List<String> words = new ArrayList<>(path);
        words.add("--help");
        Harness.Run run = new Harness(home).run(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();

        Path golden = GOLDEN.resolve(path.isEmpty() ? "root.txt" : String.join("-", path) + ".txt");
        if (UPDATE) {
            Files.writeString(golden, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(golden));
    }

    @Test
    void hasNoTextForACommandThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(commands()
                            .map(path -> path.isEmpty() ? "root.txt" : String.join("-", path) + ".txt")
                            .toList());
        }
    }

    static Stream<Class<?>> leaves() {
        return leaves(RootCommand.class);
    }

    private static Stream<Class<?>> leaves(Class<?> command) {
        Class<?>[] children = command.getAnnotation(CommandDefinition.class).groupCommands();
        return children.length == 0
                ? Stream.of(command)
                : Arrays.stream(children).flatMap(HelpTest::leaves);
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void givesExamplesThatCanBeTyped(Class<?> command) {
        assertThat(command.getAnnotation(Examples.class)).isNotNull();
        assertThat(command.getAnnotation(Examples.class).value()).isNotEmpty().allSatisfy(example -> {
            Matcher words = Pattern.compile("'([^']*)'|(\\S+)").matcher(example);
            List<String> typed = new ArrayList<>(words.results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList());
            typed.add("--help");
            Harness.Run run = new Harness(home).run(typed.toArray(String[]::new));
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .startsWith(command.getAnnotation(CommandDefinition.class).description())
                    .contains(example);
        });
    }

    @Test
    void isShownWhenNothingIsTyped() {
        String help = new Harness(home).run("--help").out();
        assertThat(new Harness(home).run()).isEqualTo(new Harness.Run(2, "", help));
    }

    @Test
    void isShownByTheWordHelpToo() {
        assertThat(new Harness(home).run("help", "bundle", "get"))
                .isEqualTo(new Harness(home).run("bundle", "get", "--help"));
    }

    @Test
    void fitsIntoLinesOf120Characters() {
        assertThat(commands()).allSatisfy(path -> {
            List<String> words = new ArrayList<>(path);
            words.add("-h");
            assertThat(Arrays.asList(new Harness(home)
                            .run(words.toArray(String[]::new))
                            .out()
                            .split("\n")))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        });
    }
}
