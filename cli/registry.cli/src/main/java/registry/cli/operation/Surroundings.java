package registry.cli.operation;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import registry.cli.output.Audience;
import registry.cli.output.Screen;
import registry.cli.output.UsageException;

/**
 * All that the program takes from the process it runs in.
 *
 * @param environment environment variables
 * @param home the user's home directory
 * @param directory directory against which relative paths are resolved
 * @param out stream for results
 * @param err stream for warnings and errors
 * @param terminal whether a person watches
 * @param person who can be asked
 * @param in stream of commands for the shell, if nobody types them
 * @param screen where progress is shown
 */
public record Surroundings(
        Map<String, String> environment,
        Path home,
        Path directory,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Person person,
        InputStream in,
        Screen screen) {

    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Surroundings in which nothing can be read. */
    public Surroundings(
            Map<String, String> environment,
            Path home,
            Path directory,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            Person person) {
        this(environment, home, directory, out, err, terminal, person, InputStream.nullInputStream(), Screen.NONE);
    }

    /** The same with other streams, and with somebody else to ask. */
    public Surroundings with(PrintStream otherOut, PrintStream otherErr, Person otherPerson) {
        return new Surroundings(environment, home, directory, otherOut, otherErr, terminal, otherPerson, in, screen);
    }

    /** The same for a command whose outcome a program reads. */
    public Surroundings withoutProgress() {
        return new Surroundings(environment, home, directory, out, err, terminal, person, in, Screen.NONE);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        String home = Optional.ofNullable(environment.get("HOME")).orElseGet(() -> System.getProperty("user.home"));
        boolean terminal = isTerminal();
        return new Surroundings(
                environment,
                Path.of(home),
                Path.of("").toAbsolutePath(),
                terminal ? System.out : utf8(FileDescriptor.out),
                terminal ? System.err : utf8(FileDescriptor.err),
                terminal,
                terminal ? Person.at(System.console()) : Person.NOBODY,
                System.in,
                isDumb(environment) ? Screen.NONE : new ProcessScreen());
    }

    /**
     * A path as it was typed, made absolute.
     *
     * @throws UsageException when it is none
     */
    public Path path(String typed) {
        if (typed.isEmpty()) {
            throw new UsageException("An empty text is no file name");
        }
        try {
            return directory.resolve(typed).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("'" + typed + "' is no file name: " + e.getReason());
        }
    }

    /** Who reads the streams; see no-color.org for the variable. */
    public Audience audience() {
        if (!terminal) {
            return Audience.PROGRAM;
        }
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || isDumb(environment);
        return plain ? Audience.PERSON : Audience.PERSON_WITH_COLOUR;
    }

    /** A terminal that knows no colours and wipes no lines. */
    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** JSON and manifests are UTF-8 whatever the locale is. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }

    private static boolean isTerminal() {
        // The plain console: the other one loads a line editor, which takes longer than most commands.
        System.setProperty("jdk.console", "java.base");
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
