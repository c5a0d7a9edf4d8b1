package registry.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalProcessTest {
    @TempDir
    Path home;

    private LocalFiles files;

    @BeforeEach
    void prepare() throws IOException {
        files = new LocalFiles(home);
        Files.createDirectories(files.directory());
    }

    @Test
    void isFoundAgainAsLongAsItRuns() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            LocalProcess noted = LocalProcess.note(files, process.toHandle(), 8082);
            assertThat(LocalProcess.running(files)).contains(noted);
            assertThat(noted.address()).hasToString("http://127.0.0.1:8082");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.process())))
                    .isEqualTo("rw-------");

            assertThat(noted.end(Duration.ofMinutes(1))).isTrue();
            assertThat(process.isAlive()).isFalse();
            assertThat(LocalProcess.running(files)).isEmpty();
            assertThat(noted.end(Duration.ofMinutes(1)))
                    .as("one that has ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void isNotAnotherProcessThatGotItsNumber() throws IOException {
        Files.writeString(
                files.process(),
                "{\"pid\":%d,\"started\":\"2001-02-03T04:05:06Z\",\"port\":8082}"
                        .formatted(ProcessHandle.current().pid()));
        assertThat(LocalProcess.running(files)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "{\"pid\":\"x\",\"started\":\"now\"}", "{\"pid\":1,\"started\":\"2026"})
    void isNothingThatADamagedFileNames(String content) throws IOException {
        Files.writeString(files.process(), content);
        assertThat(LocalProcess.running(files)).isEmpty();
    }

    @Test
    void isForgotten() {
        LocalProcess.note(files, ProcessHandle.current(), 8082);
        LocalProcess.forget(files);
        assertThat(LocalProcess.running(files)).isEmpty();
        LocalProcess.forget(files);
    }
}
