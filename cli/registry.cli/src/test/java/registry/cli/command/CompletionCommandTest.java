package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the completion scripts and tries them in the shells that they are for. */
class CompletionCommandTest {
    /** What is typed after the program's name, and what can follow; for zsh, which filters later, by what it must begin. */
    private static final Map<String, String> CASES = new LinkedHashMap<>();

    static {
        CASES.put("conf", "config");
        CASES.put("config ", "get list reset set");
        CASES.put("config get ", "api-key registry-url");
        CASES.put("--url http://localhost:8080 org mem", "members");
        CASES.put("--url=http://localhost:8080 org mem", "members");
        CASES.put("org members upd", "update");
        CASES.put("org members update acme bob -r ", "admin member owner");
        CASES.put("org members update acme bob --role o", "owner");
        CASES.put("shell --on-error ", "continue stop");
        CASES.put("help org signer-policy ", "get set");
        CASES.put("completion ", "bash fish zsh");
        CASES.put("config reset --fo", "--force");
        CASES.put("config unknown ", "");
        CASES.put("config get -- --", "");
        CASES.put("org get ", "");
        CASES.put("verify de", "demo.mpk");
        CASES.put("shell --data di", "dist");
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(folder.resolve("dist"));
        Files.writeString(folder.resolve("demo.mpk"), "");
    }

    @Test
    void completesInBash() throws Exception {
        Map<String, String> found = inShell("bash", """
                typed() {
                    COMP_LINE="calimero-registry $1" COMP_POINT=$((${#1} + 18))
                    # As bash cuts it: blanks, and = and : as words of their own.
                    local text=${COMP_LINE//=/ = }; text=${text//:/ : }
                    eval "COMP_WORDS=($text)"
                    case $COMP_LINE in *[[:blank:]]) COMP_WORDS+=('') ;; esac
                    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
                    _calimero_registry
                    echo "$1|${COMPREPLY[*]}"
                }
                """, "bash", "--norc", "--noprofile");
        assertThat(found).isEqualTo(CASES);
    }

    @Test
    void completesInFish() throws Exception {
        Map<String, String> found = inShell("fish", """
                function typed
                    set -l found (complete -C "calimero-registry $argv[1]" | string replace -r '[\\t/].*' '')
                    echo "$argv[1]|$found"
                end
                """, "fish", "--no-config");
        assertThat(found).isEqualTo(CASES);
    }

    /** Stands in for the widgets of zsh, which need a terminal; they also leave out what does not fit. */
    @Test
    void completesInZsh() throws Exception {
        Map<String, String> found = inShell("zsh", """
                compdef() { : }
                compset() { : }
                compadd() { shift; offered=("$@") }
                _files() { [[ ${1-} == -/ ]] && offered=(*(/N)) || offered=(*(N)) }
                typed() {
                    offered=() words=(calimero-registry ${(z)1})
                    [[ $1 == *' ' ]] && words+=('')
                    CURRENT=${#words}
                    _calimero_registry
                    offered=(${(M)offered:#${words[-1]}*})
                    print -r -- "$1|$offered"
                }
                """, "zsh", "-f");
        assertThat(found).isEqualTo(CASES);
    }

    @Test
    void knowsEveryCommand() {
        String script = script("bash");
        assertThat(HelpTest.commands())
                .filteredOn(path -> !path.isEmpty())
                .allSatisfy(path -> assertThat(script).contains("\n/" + String.join("/", path) + "|"));
        assertThat(script).contains("\n/config/ls|");
    }

    @Test
    void isMadeForItsShell() {
        assertThat(script("zsh")).startsWith("#compdef calimero-registry\n");
        assertThat(script("fish")).doesNotContain("@TABLE@").contains("complete -c calimero-registry");
    }

    @Test
    void writesTheScriptAsJsonToo() {
        assertThat(new Harness(folder).run("completion", "bash", "--json").out())
                .contains("\"shell\": \"bash\"")
                .contains("complete -F _calimero_registry calimero-registry");
    }

    @Test
    void namesTheShellsThatItKnows() {
        Harness.Run run = new Harness(folder).run("completion", "tcsh");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no completion for 'tcsh'").contains("bash, fish or zsh");
    }

    /** Sources a function {@code typed LINE}, which prints {@code LINE|CANDIDATES}, and the script, and calls it. */
    private Map<String, String> inShell(String shell, String function, String... command) throws Exception {
        requireInstalled(shell);
        String calls =
                CASES.keySet().stream().map(line -> "typed '" + line + "'\n").collect(Collectors.joining());
        Path file = folder.resolve("driver");
        Files.writeString(file, function + script(shell) + calls);
        List<String> words = new ArrayList<>(Arrays.asList(command));
        words.add(file.toString());
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Files.delete(file);
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            int bar = line.indexOf('|');
            assertThat(bar).as(line).isPositive();
            String sorted = Arrays.stream(line.substring(bar + 1).split(" ", -1))
                    .sorted()
                    .collect(Collectors.joining(" "));
            found.put(line.substring(0, bar), sorted);
        }
        return found;
    }

    private String script(String shell) {
        Harness.Run run = new Harness(folder).run("completion", shell);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static void requireInstalled(String shell) {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
        if (!installed) {
            System.err.println("*** " + shell + " is not installed: ITS COMPLETION SCRIPT IS NOT TESTED ***");
            assertThat(System.getenv("CI")).as("CI installs " + shell).isNull();
        }
        assumeTrue(installed, shell + " is not installed");
    }
}
