package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell without a terminal: lines from a pipe or a file. */
class ShellCommandTest {
    @TempDir
    Path home;

    @Test
    void runsTheLinesOfAPipeWithoutAnyNoise() {
        assertThat(new Harness(home).piped("config get url\n").run("shell"))
                .isEqualTo(new Harness(home).run("config", "get", "url"));
        assertThat(new Harness(home).piped("").run("shell")).isEqualTo(new Harness.Run(0, "", ""));
    }

    @Test
    void takesTheProgramsNameBeforeACommandAsWell() {
        assertThat(new Harness(home).piped("calimero-registry config get url").run("shell"))
                .isEqualTo(new Harness(home).run("config", "get", "url"));
    }

    @Test
    void passesOverBlankLinesAndCommentsAndJoinsLines() {
        assertThat(new Harness(home)
                        .piped("\n# a comment\n   \nconfig \\\n get \\\nurl")
                        .run("shell"))
                .isEqualTo(new Harness(home).run("config", "get", "url"));
    }

    @Test
    void stopsAtTheFirstFailureAndSaysWhere() {
        Harness.Run run = new Harness(home)
                .piped("config get url\n\nconfig get nothing\nconfig get url\n")
                .run("shell");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("http://localhost:8080\n");
        assertThat(run.err())
                .contains("There is no setting 'nothing'")
                .endsWith("  At:  standard input, line 3; the rest was not run\n");
    }

    @Test
    void goesOnAfterAFailureIfAskedToAndReturnsTheFirstOne() throws IOException {
        Path script = write("script.txt", "verify missing.mpk\nconfig get nothing\nconfig get url\n");
        Harness.Run run = new Harness(home).run("shell", "--file", "script.txt", "--on-error", "continue");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("http://localhost:8080\n");
        assertThat(run.err())
                .contains("  At:  " + script + ", line 1\n")
                .contains("  At:  " + script + ", line 2\n")
                .doesNotContain("not run");
    }

    @Test
    void neverRepeatsTheLineThatFailed() {
        Harness.Run run =
                new Harness(home).piped("health --frob --api-key crt_secret\n").run("shell");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("crt_secret");
    }

    @Test
    void refusesAnotherWordForOnError() {
        Harness.Run run = new Harness(home).run("shell", "--on-error", "ignore");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("stop or continue, not 'ignore'");
    }

    @Test
    void runsScriptsFromScripts() throws IOException {
        write("outer.txt", "source inner.txt\nconfig get url\n");
        Path inner = write("inner.txt", "# first\nconfig get nothing\n");
        Harness.Run run = new Harness(home).piped("source outer.txt\n").run("shell");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsSubsequence(
                        "  At:  " + inner + ", line 2",
                        "  At:  " + home.resolve("outer.txt") + ", line 1",
                        "  At:  standard input, line 1");
    }

    @Test
    void endsScriptsThatCallThemselves() throws IOException {
        write("self.txt", "source self.txt\n");
        Harness.Run run = new Harness(home).run("shell", "--file", "self.txt");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("does one call itself?");
    }

    @Test
    void leavesAtExitEvenFromWithinAScript() throws IOException {
        write("leave.txt", "exit\nconfig get nothing\n");
        Harness.Run run = new Harness(home)
                .piped("source leave.txt\nconfig get nothing\n")
                .run("shell");
        assertThat(run).isEqualTo(new Harness.Run(0, "", ""));
    }

    @Test
    void saysThatAScriptIsMissingOrNoText() throws IOException {
        Harness.Run missing = new Harness(home).run("shell", "--file", "missing.txt");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("There is no file ").contains("missing.txt");

        Files.write(home.resolve("binary.txt"), "health\n\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        Harness.Run binary = new Harness(home).run("shell", "--file", "binary.txt");
        assertThat(binary.exitCode()).isEqualTo(1);
        assertThat(binary.err()).contains("binary.txt is not UTF-8 text");
    }

    @Test
    void handsItsOptionsOnToItsCommands() {
        Harness.Run run = new Harness(home)
                .piped("config list\nconfig list --url http://c.example --json")
                .run("shell", "--url", "http://a.example", "--api-key", "crt_0123456789", "--timeout", "5");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("registry-url  http://a.example  command line")
                .contains("crt_...6789")
                .contains("\"value\": \"http://c.example\"");
    }

    @Test
    void writesJsonFromEveryCommandIfAskedTo() {
        assertThat(new Harness(home).piped("config get url").run("shell", "--json"))
                .isEqualTo(new Harness(home).run("config", "get", "url", "--json"));
    }

    @Test
    void suggestsWhatWasMeant() {
        Harness.Run command = new Harness(home).piped("helth").run("shell");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("There is no command 'helth'").contains("Try: 'health', or 'help'");
        assertThat(new Harness(home).piped("exti").run("shell").err()).contains("Try: 'exit', or 'help'");
        assertThat(new Harness(home).piped("xyzzy").run("shell").err()).contains("Try: 'help' for all commands");
        assertThat(new Harness(home).piped("config lst").run("shell").err()).contains("config list");
    }

    @Test
    void explainsItself() {
        Harness.Run help = new Harness(home).piped("help").run("shell");
        assertThat(help.out()).startsWith(new Harness(home).run("--help").out()).contains("source FILE");
        assertThat(new Harness(home).piped("help config get").run("shell"))
                .isEqualTo(new Harness(home).run("config", "get", "--help"));
        assertThat(new Harness(home).piped("help source").run("shell"))
                .isEqualTo(new Harness(home).piped("source --help").run("shell"));
        assertThat(new Harness(home).piped("source").run("shell").err()).contains("'source FILE'");
        assertThat(new Harness(home).piped("exit now").run("shell").exitCode()).isEqualTo(2);
    }

    @Test
    void writesNothingThatOnlyATerminalUnderstands() {
        Harness.Run run = new Harness(home).piped("clear\nhistory\n").run("shell");
        assertThat(run).isEqualTo(new Harness.Run(0, "", ""));
    }

    @Test
    void refusesAShellWithinAShell() {
        Harness.Run run = new Harness(home).piped("shell").run("shell");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("This is the shell already");
    }

    @Test
    void saysThatAQuotationIsNotClosed() {
        Harness.Run run = new Harness(home).piped("config get 'url").run("shell");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("A quotation is not closed").contains("line 1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void hasTheServerProgramServeADirectoryForItselfAlone() throws IOException {
        try (FakeRegistry registry = new FakeRegistry()) {
            registry.list("com.example.app", "1.0.0", false);
            Harness.Run run =
                    offline(registry, "versions com.example.app\nadmin gc\nversions com.example.app --json\n");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("com.example.app", "collected");
            String data = home.resolve("data").toString();
            assertThat(Files.readAllLines(home.resolve("calls")))
                    .as("what works on the directory itself finds it free")
                    .containsExactly(
                            "admin serve --data " + data,
                            "ended",
                            "admin gc --data " + data,
                            "admin serve --data " + data,
                            "ended");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void startsNothingForADirectoryThatNoCommandNeedsServed() throws IOException {
        try (FakeRegistry registry = new FakeRegistry()) {
            assertThat(offline(registry, "config list\n").exitCode()).isZero();
            assertThat(home.resolve("calls")).doesNotExist();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void keepsToTheDirectory() throws IOException {
        try (FakeRegistry registry = new FakeRegistry()) {
            for (String elsewhere : new String[] {"--local", "--url http://a.example"}) {
                Harness.Run run = offline(registry, "versions com.example.app " + elsewhere);
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.err()).contains("This shell works on " + home.resolve("data"), "without --data");
            }
            assertThat(home.resolve("calls")).doesNotExist();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void saysThatADirectoryCannotBeServed() throws IOException {
        Path program = program("exit 1");
        Harness.Run run = new Harness(home)
                .with("CALIMERO_REGISTRY_SERVER", program.toString())
                .piped("versions com.example.app")
                .run("shell", "--data", "data");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("could not serve this directory");
    }

    private Harness.Run offline(FakeRegistry registry, String commands) throws IOException {
        Path program = program("""
                echo "$@" >> calls
                case "$2" in
                  serve) echo '{"url":"%s","token":"%s","account":"a@example.com"}'; cat > rest; echo ended >> calls;;
                  *) echo collected;;
                esac
                """.formatted(registry.url(), FakeRegistry.TOKEN));
        return new Harness(home)
                .with("CALIMERO_REGISTRY_SERVER", program.toString())
                .piped(commands)
                .run("shell", "--data", "data");
    }

    private Path program(String script) throws IOException {
        Path program = write("server", "#!/bin/sh\ncd '" + home + "'\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    @Test
    void refusesADirectoryTogetherWithAServer() {
        Harness.Run run = new Harness(home).run("shell", "--data", "data", "--url", "http://a.example");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--data stands for a registry that does not serve");
    }

    @Test
    void refusesAWrongAddressAtOnce() {
        Harness.Run run = new Harness(home).piped("config list").run("shell", "--url", "nowhere");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }
}
