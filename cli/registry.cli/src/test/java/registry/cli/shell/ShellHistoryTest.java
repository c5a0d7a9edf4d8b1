package registry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aesh.terminal.utils.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellHistoryTest {
    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void remembersLinesForTheNextShell() {
        ShellHistory first = open();
        type(first, "health");
        type(first, "org list");
        assertThat(open().lines()).containsExactly("health", "org list");
        assertThat(warnings).isEmpty();
    }

    @Test
    void keepsItsFileFromOthers() throws IOException {
        type(open(), "health");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void sharesItsFileWithAnotherShell() {
        ShellHistory one = open();
        ShellHistory two = open();
        type(one, "from one");
        type(two, "from two");
        type(one, "from one again");
        assertThat(open().lines()).containsExactly("from one", "from two", "from one again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whoami --api-key crt_0123",
                "whoami --api-key=abc",
                "whoami '--api-key' abc",
                "setup --code 1-2-3 --email a@b.c --username a",
                "setup --code=1-2-3",
                "config set api-key abc",
                "config set apiKey abc",
                "config  --json set  'api-key' abc",
                "calimero-registry config set api-key abc",
                "config set api-key 'unclosed",
                "org list crt_abcdef",
                "admin import --redis redis://:secret@localhost",
                "x https://user:secret@host/"
            })
    void storesNoSecret(String line) throws IOException {
        ShellHistory history = open();
        type(history, "before");
        type(history, line);
        assertThat(history.lines()).containsExactly("before");
        assertThat(Files.readString(file())).isEqualTo("before\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"config set url http://localhost:8080", "config get api-key", "token revoke abc", "a://b@c"})
    void storesWhatOnlyLooksLikeASecret(String line) {
        ShellHistory history = open();
        type(history, line);
        assertThat(history.lines()).containsExactly(line);
    }

    @Test
    void storesNoBlankLine() {
        ShellHistory history = open();
        type(history, "   ");
        assertThat(history.lines()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void offersTheNewestLinesAndCutsItsFile() throws IOException {
        int lines = 2 * ShellHistory.LINES + 1;
        Files.createDirectories(file().getParent());
        Files.writeString(
                file(),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));
        assertThat(open().lines()).hasSize(ShellHistory.LINES).last().isEqualTo("line " + lines);
        assertThat(Files.readAllLines(file())).hasSize(ShellHistory.LINES);
    }

    @Test
    void worksOnWhenItsFileCannotBeUsed() throws IOException {
        Files.createDirectories(file());
        ShellHistory history = open();
        type(history, "health");
        type(history, "org list");
        assertThat(history.lines()).containsExactly("health", "org list");
        assertThat(warnings).hasSize(1);
    }

    private ShellHistory open() {
        return new ShellHistory(file(), warnings::add);
    }

    private Path file() {
        return ShellHistory.below(home);
    }

    private static void type(ShellHistory history, String line) {
        history.push(Parser.toCodePoints(line));
    }
}
