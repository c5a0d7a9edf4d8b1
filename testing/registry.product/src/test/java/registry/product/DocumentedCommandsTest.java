package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.cli.CommandLine;
import registry.cli.operation.Surroundings;

/** Reads every command line that people are told to type to the program that they will type it to. */
class DocumentedCommandsTest {
    private static final String PROGRAM = "calimero-registry";
    private static final Pattern LISTING = Pattern.compile("(?ms)^```sh\n(.*?)^```");
    private static final Pattern INLINE = Pattern.compile("`(" + PROGRAM + " [^`\n]+)`");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|(?:\\$\\([^)]*\\)|\\S)+");

    @TempDir
    private Path home;

    /** A command and the file it stands in. */
    record Documented(String file, String line) {
        @Override
        public String toString() {
            return file + ": " + line;
        }
    }

    static List<Documented> commands() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Product.root().resolve("README.md")));
        for (String folder : List.of("docs", "registry.web/src/main/resources/registry/web/page/docs/chapters")) {
            try (Stream<Path> found = Files.list(Product.root().resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
            }
        }
        List<Documented> commands = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file);
            Stream.concat(listed(text), inline(text))
                    .map(line -> new Documented(file.getFileName().toString(), line))
                    .forEach(commands::add);
        }
        return commands;
    }

    private static Stream<String> listed(String text) {
        return LISTING.matcher(text)
                .results()
                .flatMap(listing -> listing.group(1).replace("\\\n", " ").lines())
                .map(line -> line.strip().replaceFirst("^\\./", ""))
                .filter(line -> line.startsWith(PROGRAM + " "))
                .map(line -> line.replaceFirst(" (\\||>|#|&&) .*", ""));
    }

    /** In running text an ellipsis or a bar stands for what the reader puts there. */
    private static Stream<String> inline(String text) {
        return INLINE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(line -> !line.contains("…") && !line.contains("|") && !line.contains(" > "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void canBeTyped(Documented command) {
        Outcome outcome = helpFor(command.line());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Usage: " + PROGRAM);
    }

    /** Else the test above could not fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "calimero-registry bundle publish app.mpk",
                "calimero-registry bundle push app.mpk --remot",
                "calimero-registry bundle pack app app.mpk",
                "calimero-registry yank com.example.app 1.0.0 --because 'it is old'"
            })
    void wouldNoticeWhatCannotBeTyped(String line) {
        assertThat(helpFor(line).exitCode()).isEqualTo(2);
    }

    private record Outcome(int exitCode, String out, String err) {}

    /** The help for a command, which is given only when the rest of the line makes sense. */
    private Outcome helpFor(String line) {
        List<String> typed = new ArrayList<>(WORD.matcher(line)
                .results()
                .map(word -> word.group().replaceAll("^(['\"])(.*)\\1$", "$2"))
                .skip(1)
                .toList());
        if (!typed.contains("--help")) {
            typed.add("--help");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                home,
                home,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                (question, secret) -> Optional.empty());
        int exitCode = new CommandLine(surroundings).run(typed.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
