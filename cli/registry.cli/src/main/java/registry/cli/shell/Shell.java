package registry.cli.shell;

import java.nio.file.Path;
import registry.cli.command.Program;
import registry.cli.command.SharedOptions;
import registry.cli.operation.Surroundings;

/** Runs commands until there are no more: typed by a person, or read from a file or a pipe. */
public final class Shell {
    private final Program program;
    private final Surroundings surroundings;
    private final SharedOptions shared;
    private final OnError onError;

    /**
     * Prepares a shell.
     *
     * @param shared options that apply to all its commands
     * @param onError what scripts do after a failure
     */
    public Shell(Program program, Surroundings surroundings, SharedOptions shared, OnError onError) {
        this.program = program;
        this.surroundings = surroundings;
        this.shared = shared;
        this.onError = onError;
    }

    /** Takes commands from the terminal, or from the process's input if that is none, and returns the exit code. */
    public int run() {
        Interpreter interpreter = interpreter();
        return surroundings.terminal()
                ? InteractiveShell.open(program, surroundings, shared, interpreter)
                : interpreter.standardInput().exitCode();
    }

    /** Runs the lines of a file and returns the exit code. */
    public int run(Path file) {
        return interpreter().source(file).exitCode();
    }

    private Interpreter interpreter() {
        return new Interpreter(program, surroundings, shared, onError);
    }
}
