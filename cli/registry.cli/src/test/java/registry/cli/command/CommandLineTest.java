package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path home;

    @Test
    void showsItsVersion() {
        Harness.Run run = harness().run("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("\\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(harness().run("bundle", "get", "--version")).isEqualTo(run);
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(harness().run("helth")).isEqualTo(new Harness.Run(2, "", """
                        Error: There is no command 'helth'
                          Try: 'calimero-registry health', or calimero-registry --help for all commands
                        """));
    }

    @Test
    void namesTheHelpWhenNothingSimilarExists() {
        Harness.Run run = harness().run("bundle", "frobnicate");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no command 'frobnicate'").contains("calimero-registry bundle --help");
    }

    @Test
    void saysWhichArgumentIsMissing() {
        Harness.Run run = harness().run("config", "set", "url");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("VALUE is missing (its value)").contains("calimero-registry config set --help");
    }

    @Test
    void saysWhichOptionIsMissing() {
        Harness.Run run = harness().run("setup", "--code", "x", "--email", "a@b.c");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Error: --username is missing\n");
    }

    @Test
    void saysWhichWordIsOneTooMany() {
        Harness.Run run = harness().run("config", "get", "url", "twice");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Error: 'twice' is a word too many\n");
    }

    @Test
    void saysWhichOptionIsUnknown() {
        Harness.Run run = harness().run("config", "list", "--frob");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("has no option '--frob'").contains("config list --help");
    }

    @ParameterizedTest
    @CsvSource({
        "--verson, --version, --verson",
        "--helpp, --help, config list --helpp",
        "--jsn, --json, config list --jsn",
        "--remot, --remote, bundle push x --remot"
    })
    void suggestsTheOptionThatWasMeant(String typed, String meant, String line) {
        Harness.Run run = harness().run(line.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no option '" + typed + "'").contains("Try: '" + meant + "', or ");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        Harness.Run run = harness().run("health", "--url");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--url needs a value");
    }

    @Test
    void refusesAnOptionThatIsGivenTwice() {
        Harness.Run run = harness().run("health", "--url", "http://a", "-u", "http://b");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--url is given twice");
    }

    @Test
    void refusesAGroupWithoutACommand() {
        Harness.Run run = harness().run("config");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("A command is missing").contains("calimero-registry config --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1e3", "9999999999"})
    void refusesATimeoutThatIsNoNumberOfMilliseconds(String timeout) {
        Harness.Run run = harness().run("config", "list", "--timeout=" + timeout);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--timeout");
    }

    @ParameterizedTest
    @CsvSource({"serve, abc", "serve, 65536", "serve, -1", "local start, abc", "local start, 0", "local start, 99999"})
    void refusesAPortThatIsNone(String command, String port) {
        Harness.Run run = harness().run((command + " --port=" + port).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--port takes a number from").contains("'" + port + "'");
    }

    @Test
    void refusesLocalAndRemoteTogether() {
        Harness.Run run = harness().run("bundle", "get", "com.example.kv", "1.0.0", "--local", "--remote");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("exclude each other");
    }

    @Test
    void refusesLocalAndAnAddressTogether() {
        Harness.Run run = harness().run("health", "--local", "--url", "http://localhost:1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("exclude each other");
    }

    @Test
    void saysThatIpfsIsNotSupported() {
        Harness.Run run = harness().run("ipfs", "upload", "file.wasm");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("not supported");
    }

    @Test
    void usesNoColourUnlessAPersonWatches() {
        assertThat(harness().run("--help").out()).doesNotContain("\u001b");
        assertThat(harness().onTerminal().run("--help").out()).contains("\u001b[1m");
        assertThat(harness().onTerminal().with("NO_COLOR", "1").run("--help").out())
                .doesNotContain("\u001b");
        assertThat(harness().onTerminal().with("TERM", "dumb").run("--help").out())
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "a 'quoted' \"text\"",
                "$HOME `id` $(id)",
                "a;b",
                "a|b",
                "a>b",
                "a&&b",
                "back\\slash",
                "*?[x]",
                "~",
                "#x",
                "a\nb",
                " ",
                "-",
                "ä€😀"
            })
    void takesEveryWordLiterally(String word) {
        Harness.Run asArgument = harness().run("config", "get", word);
        assertThat(asArgument.exitCode()).isEqualTo(2);
        assertThat(asArgument.err()).contains("There is no setting '" + word + "'");

        Harness.Run asOption = harness().run("config", "list", "--url", word);
        assertThat(asOption.exitCode()).isZero();
        assertThat(asOption.out()).contains("\nregistry-url  " + word + "  ");

        Harness.Run attached = harness().run("config", "list", "--url=" + word);
        assertThat(attached).isEqualTo(asOption);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--", "-u", "-x", "a,b", "a=b", "=", "--url=x", "config", "list"})
    void takesAValueForAValueWhateverItLooksLike(String value) {
        Harness.Run run = harness().run("config", "list", "--url", value);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\nregistry-url  " + value + "  ");
    }

    @Test
    void takesWordsAfterTwoDashesForArguments() {
        Harness.Run run = harness().run("config", "get", "--", "--help");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no setting '--help'");
    }

    @Test
    void refusesWordsThatTheLocaleHasMangled() {
        Harness.Run run = harness().run("config", "get", "\ufffd\ufffd");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("locale").contains("LC_ALL=C.UTF-8");
    }

    @Test
    void takesAnEmptyWordForAWord() {
        assertThat(harness().run("").exitCode()).isEqualTo(2);
        assertThat(harness().run("config", "get", "").err()).contains("There is no setting ''");
    }

    private Harness harness() {
        return new Harness(home);
    }
}
