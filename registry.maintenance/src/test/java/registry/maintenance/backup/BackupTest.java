package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static registry.maintenance.backup.Refusals.refuses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;

class BackupTest {
    private final Backup backup = new Backup(MapContent.sample(), MapContent.CLOCK);

    @TempDir
    private Path directory;

    @Test
    void writesAFileThatIsReadAsWhatItIs() throws IOException {
        Path file = directory.resolve("registry.tar");
        BackupSummary written = backup.writeTo(file, false);

        MapContent content = MapContent.empty(42);
        assertThat(BackupFile.of(file).read(content)).isEqualTo(written);
        assertThat(content).isEqualTo(MapContent.sample());
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void isForItsOwnersEyesOnly() throws IOException {
        Path file = directory.resolve("registry.tar");
        backup.writeTo(file, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesAFileOnlyWhenTold() throws IOException {
        Path file = Files.writeString(directory.resolve("registry.tar"), "precious");

        refuses(ApiError.INVALID_PARAMS, () -> backup.writeTo(file, false), "exists", "--force");
        assertThat(file).hasContent("precious");
        backup.writeTo(file, true);
        assertThat(file).hasBinaryContent(MapContent.sample().backup());
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        Path file = Files.writeString(directory.resolve("registry.tar"), "precious");
        Backup failing = new Backup(
                sink -> {
                    MapContent.sample().copyTo(sink);
                    throw new IOException("no more");
                },
                MapContent.CLOCK);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> failing.writeTo(file, true));
        assertThat(file).hasContent("precious");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }
}
