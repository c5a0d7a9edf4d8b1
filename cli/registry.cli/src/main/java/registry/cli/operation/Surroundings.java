package registry.cli.operation;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that the program takes from the process it runs in.
 *
 * @param environment environment variables
 * @param home the user's home directory
 * @param directory directory against which relative paths are resolved
 * @param out stream for results
 * @param err stream for warnings and errors
 * @param terminal whether a person watches
 */
public record Surroundings(
        Map<String, String> environment,
        Path home,
        Path directory,
        PrintStream out,
        PrintStream err,
        boolean terminal) {

    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        String home = Optional.ofNullable(environment.get("HOME")).orElseGet(() -> System.getProperty("user.home"));
        return new Surroundings(
                environment, Path.of(home), Path.of("").toAbsolutePath(), System.out, System.err, isTerminal());
    }

    /** Whether to write in colour; see no-color.org for the variable. */
    public boolean coloured() {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean isTerminal() {
        // The plain console: the other one loads a line editor, which takes longer than most commands.
        System.setProperty("jdk.console", "java.base");
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
