package registry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import registry.api.ApiError;
import registry.api.ErrorKind;
import registry.api.RegistryException;

class OutputTest {
    @Test
    void linesUpColumnsByWhatIsSeen() {
        assertThat(written(
                        Audience.PERSON,
                        out -> out.table(new Table()
                                .headings("A", "LONGER")
                                .row("wide cell", "x")
                                .row("\u0007", "y")
                                .row("ä", "z"))))
                .isEqualTo("""
                        A          LONGER
                        wide cell  x
                        \\u0007     y
                        ä          z
                        """);
    }

    @Test
    void linesUpColouredCellsAsWell() {
        assertThat(written(
                        Audience.PERSON_WITH_COLOUR,
                        out -> out.table(new Table()
                                .row(List.of(new Table.Cell("ok", Style.GOOD), new Table.Cell("one", Style.PLAIN)))
                                .row("warn", "two"))))
                .isEqualTo("\u001b[32mok\u001b[0m    one\nwarn  two\n");
    }

    @Test
    void writesNothingForAnEmptyTable() {
        assertThat(written(Audience.PERSON, out -> out.table(new Table()))).isEmpty();
    }

    @Test
    void handsContentToAProgramUnchanged() {
        byte[] content = "a\u200d\u001b\n".getBytes(StandardCharsets.UTF_8);
        assertThat(written(Audience.PROGRAM, out -> out.content(content))).isEqualTo("a\u200d\u001b\n\n");
        assertThat(written(Audience.PERSON, out -> out.content(content))).isEqualTo("a\\u200d\\u001b\n\n");
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryKindOfFailureAnExitCodeOfItsOwnMeaning(ErrorKind kind) {
        assertThat(ExitCode.of(kind)).isNotIn(ExitCode.OK, ExitCode.USAGE);
    }

    @Test
    void numbersTheExitCodesAsPromised() {
        assertThat(List.of(ExitCode.values())).extracting(ExitCode::number).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void explainsFailuresByTheirClass() {
        assertThat(Problem.of(new RegistryException(ApiError.NOT_FOUND, "gone")).exitCode())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(Problem.of(new UsageException("what")).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ofFile(new NoSuchFileException("f"))).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ofFile(new FileAlreadyExistsException("f"))).isEqualTo(ExitCode.CONFLICT);
        assertThat(ofFile(new AccessDeniedException("f"))).isEqualTo(ExitCode.FAILURE);
        assertThat(ofFile(new IOException("disk full"))).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void callsADefectADefectAndShowsNoStack() {
        String text = written(
                Audience.PERSON,
                out -> Problem.of(new IllegalStateException("boom")).writeTo(out));
        assertThat(text)
                .startsWith("Error: The command failed unexpectedly")
                .contains("boom")
                .doesNotContain("\tat ");
    }

    private static ExitCode ofFile(IOException failure) {
        return Problem.of(new UncheckedIOException(failure)).exitCode();
    }

    private interface Writing {
        void to(TextOutput out);
    }

    private static String written(Audience audience, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new TextOutput(new PrintStream(bytes, true, StandardCharsets.UTF_8), audience));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
