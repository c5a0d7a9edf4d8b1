package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.RegistryException;

class CommandLineTest {
    @Test
    void readsFlagsInBothSpellings() {
        assertThat(CommandLine.parse(List.of("--host", "0.0.0.0", "--port=9000", "--data", "/srv/data"))
                        .settings())
                .isEqualTo(Map.of("registry.host", "0.0.0.0", "registry.port", "9000", "registry.data", "/srv/data"));
        assertThat(CommandLine.parse(List.of()).settings()).isEmpty();
        assertThat(CommandLine.parse(List.of("--help")).help()).isTrue();
    }

    @Test
    void startsTheDevelopmentSignInOnlyWhenAsked() {
        CommandLine asked = CommandLine.parse(List.of("--dev-login", "--port", "9000"));
        assertThat(asked.devLogin()).isTrue();
        assertThat(asked.settings()).isEqualTo(Map.of("registry.port", "9000"));
        assertThat(CommandLine.parse(List.of("--port", "9000")).devLogin()).isFalse();
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("--prot", "1")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("--prot")
                .hasMessageContaining("--port PORT");
        assertThatThrownBy(() -> CommandLine.parse(List.of("--port")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("--port needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "-1", "65536", "80 80", "8o80"})
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> CommandLine.parse(List.of("--port=" + port)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("--port takes a number from 0")
                .hasMessageContaining("'" + port + "'");
    }
}
