package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "health, health",
        "-u X health, health -u X",
        "--url=X --json bundle get P V, bundle get P V --url=X --json",
        "-uX bundle get P V, bundle get P V -uX",
        "bundle -u X get P V, bundle get P V -u X",
        "-t 5 bundle -u X get P V, bundle get P V -t 5 -u X",
        "org --json members -u X list O, org members list O --json -u X",
        "--json org bots token create O B --label L, org bots token create O B --json --label L",
        "bundle get P V -u X, bundle get P V -u X",
        "versions --json P, versions P --json",
        "download -o F -u X P, download -o F -u X P",
        "config --json -- list, config --json -- list",
        "--url, --url",
        "health --url, health --url",
        "--frob health, --frob health",
        "local start -h 0.0.0.0, local start --host 0.0.0.0",
        "--json local start -p 1 -h ::1, local start --json -p 1 --host ::1",
        "local start -h, local start -h",
        "local start -h --json, local start -h --json",
        "local stop -h x, local stop x -h",
        "help, --help",
        "help bundle get, bundle get --help"
    })
    void movesGlobalOptionsBehindTheCommand(String typed, String arranged) {
        assertThat(Words.arrange(List.of(typed.split(" ")))).containsExactly(arranged.split(" "));
    }
}
