package registry.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPortTest {
    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void isTheUsualOneUntilAnotherIsRemembered() throws IOException {
        assertThat(port().number()).isEqualTo(8082);
        port().remember(9000);
        assertThat(port().number()).isEqualTo(9000);
        assertThat(warnings).isEmpty();
    }

    @Test
    void leavesTheRestOfTheFileAlone() throws IOException {
        write("{\"server\":{\"port\":1,\"publicHost\":\"h\"},\"data\":{\"dir\":\"/d\"}}");
        port().remember(9000);
        assertThat(file()).content().containsIgnoringWhitespaces("\"publicHost\":\"h\"", "\"dir\":\"/d\"", "9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"server\":{\"port\":0}}", "{\"server\":{\"port\":70000}}"})
    void isTheUsualOneAfterAWarningIfTheFileMakesNoSense(String content) throws IOException {
        write(content);
        assertThat(port().number()).isEqualTo(8082);
        assertThat(warnings).hasSize(1);
    }

    private LocalPort port() {
        return new LocalPort(new LocalFiles(home), warnings::add);
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);
    }

    private Path file() {
        return home.resolve(".calimero-registry/config.json");
    }
}
