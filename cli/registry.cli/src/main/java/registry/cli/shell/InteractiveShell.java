package registry.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.aesh.terminal.Connection;
import org.aesh.terminal.tty.TerminalConnection;
import registry.cli.command.Program;
import registry.cli.command.SharedOptions;
import registry.cli.operation.Person;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;

/** The shell for a person at a terminal. Confined to one thread. */
final class InteractiveShell {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Surroundings surroundings;
    private final Interpreter interpreter;
    private final Keyboard keyboard;
    private final Identity identity;
    private final ShellHistory history;
    private final ServerValues values;
    private final TabCompletion completion;

    InteractiveShell(
            Program program,
            Surroundings surroundings,
            SharedOptions shared,
            Interpreter interpreter,
            Connection connection) {
        this.surroundings = surroundings;
        this.history = new ShellHistory(ShellHistory.below(surroundings.home()), shared.session(surroundings)::warn);
        // Commands say what is wrong with the configuration; the prompt and the Tab key need not repeat it.
        Surroundings quiet = surroundings.with(surroundings.out(), NOWHERE, Person.NOBODY);
        Supplier<Session> sessions = () -> shared.session(quiet);
        this.keyboard = new Keyboard(connection);
        this.identity = new Identity(sessions);
        this.values = new ServerValues(sessions);
        this.completion = new TabCompletion(new LineCompleter(program.commands(), values, surroundings.directory()));
        this.interpreter = interpreter.interactive(new CancellableRunner(keyboard, surroundings), history::lines);
    }

    /** Works at the terminal of this process until the person leaves. */
    // Nothing is written afterwards: the program ends with the shell.
    @SuppressWarnings("ClosingStandardOutputStreams")
    static int open(Program program, Surroundings surroundings, SharedOptions shared, Interpreter interpreter) {
        try (TerminalConnection connection =
                new TerminalConnection(surroundings.out().charset(), System.in, System.out)) {
            return new InteractiveShell(program, surroundings, shared, interpreter, connection).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs what is typed; what failed on the way does not count at the end. */
    int run() {
        surroundings.out().println("'help' lists the commands, Tab completes them, 'exit' or Ctrl-D leaves.");
        surroundings.out().flush();
        while (true) {
            Optional<String> line = keyboard.line(identity.prompt(), completion, history);
            if (line.isEmpty()) {
                return 0;
            }
            Step step = interpreter.run(line.get());
            surroundings.out().flush();
            if (step.leaves()) {
                return 0;
            }
            if (identity.refresh()) {
                values.forget();
            }
        }
    }
}
