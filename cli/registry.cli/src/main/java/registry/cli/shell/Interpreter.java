package registry.cli.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import registry.cli.command.CommandTree;
import registry.cli.command.Program;
import registry.cli.command.SharedOptions;
import registry.cli.command.Similar;
import registry.cli.operation.Surroundings;
import registry.cli.output.ExitCode;
import registry.cli.output.Problem;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;

/** Runs one line at a time: a command of the program, or one of the shell's own. Confined to one thread. */
final class Interpreter {
    /** Scripts that call each other without end stop here. */
    private static final int DEEPEST = 16;

    private static final String WIPE_SCREEN = "\u001b[H\u001b[2J\u001b[3J";

    private final Surroundings surroundings;
    private final SharedOptions shared;
    private final Program program;
    private final CommandTree commands;
    private final OnError onError;
    private final TextOutput out;
    private final TextOutput err;
    private Supplier<List<String>> history = List::of;
    private Runner runner;
    private int depth;

    Interpreter(Program program, Surroundings surroundings, SharedOptions shared, OnError onError) {
        this.program = program;
        this.surroundings = surroundings;
        this.shared = shared;
        this.onError = onError;
        this.commands = program.commands();
        this.out = new TextOutput(surroundings.out(), surroundings.audience());
        this.err = new TextOutput(surroundings.err(), surroundings.audience());
        this.runner = command -> command.run(surroundings);
    }

    /** A command of the program, ready to run in surroundings. */
    @FunctionalInterface
    interface Prepared {
        int run(Surroundings surroundings);
    }

    /** How commands of the program are run. */
    @FunctionalInterface
    interface Runner {
        /** Runs a command and returns its exit code. */
        int run(Prepared command);

        /** Whether the person cancelled the command that was run last. */
        default boolean wasCancelled() {
            return false;
        }
    }

    /** Runs commands this way from now on, and shows these lines as the history. */
    Interpreter interactive(Runner newRunner, Supplier<List<String>> newHistory) {
        runner = newRunner;
        history = newHistory;
        return this;
    }

    /** Runs a line. Whatever goes wrong has been said when this returns. */
    Step run(String line) {
        try {
            List<String> words = ShellWords.of(line);
            if (!words.isEmpty() && words.getFirst().equals(commands.name())) {
                words = words.subList(1, words.size());
            }
            return words.isEmpty() ? Step.DONE : unlessNobodyReads(run(words));
        } catch (RuntimeException e) {
            return failed(Problem.of(e));
        }
    }

    /** When the reader of a pipe has gone, there is nothing left to do. */
    private Step unlessNobodyReads(Step step) {
        return surroundings.out().checkError() ? new Step(step.exitCode(), Step.End.OF_SHELL) : step;
    }

    /** Runs a file of lines. */
    Step source(Path file) {
        if (depth == DEEPEST) {
            throw new UsageException("Scripts call each other " + DEEPEST + " deep; does one call itself?");
        }
        depth++;
        try {
            return Script.run(file, onError, err, this::run);
        } finally {
            depth--;
        }
    }

    /** Runs the lines of the process's input. */
    Step standardInput() {
        return Script.run("standard input", surroundings.in(), onError, err, this::run);
    }

    private Step run(List<String> words) {
        List<String> arguments = words.subList(1, words.size());
        Optional<Builtin> builtin = Builtin.named(words.getFirst());
        if (builtin.isPresent() && !arguments.contains("--help") && !arguments.contains("-h")) {
            builtin.get().check(arguments);
            return run(builtin.get(), arguments);
        }
        if (builtin.isPresent()) {
            builtin.get().describe(out);
            return Step.DONE;
        }
        if (words.getFirst().equals("shell") && !arguments.contains("--help")) {
            throw new UsageException("This is the shell already", "'exit' to leave it");
        }
        requireNoSlip(words.getFirst());
        return carryOut(place -> program.run(place, shared, words));
    }

    private Step run(Builtin builtin, List<String> arguments) {
        return switch (builtin) {
            case EXIT, QUIT -> Step.LEAVE;
            case CLEAR -> {
                if (surroundings.terminal()) {
                    surroundings.out().print(WIPE_SCREEN);
                    surroundings.out().flush();
                }
                yield Step.DONE;
            }
            case HISTORY -> carryOut(this::showHistory);
            case SOURCE -> source(surroundings.path(arguments.getFirst()));
            case HELP -> help(arguments);
        };
    }

    private Step help(List<String> asked) {
        Optional<Builtin> builtin = asked.stream().findFirst().flatMap(Builtin::named);
        if (builtin.isPresent()) {
            builtin.get().describe(out);
            return Step.DONE;
        }
        List<String> words = new ArrayList<>(asked);
        words.add("--help");
        return carryOut(place -> {
            int exitCode = program.run(place, shared, words);
            if (asked.isEmpty()) {
                Builtin.list(new TextOutput(place.out(), place.audience()));
            }
            return exitCode;
        });
    }

    private Step carryOut(Prepared command) {
        int exitCode = runner.run(command);
        return new Step(exitCode, runner.wasCancelled() ? Step.End.OF_SCRIPTS : Step.End.NO);
    }

    private int showHistory(Surroundings place) {
        TextOutput screen = new TextOutput(place.out(), place.audience());
        List<String> lines = history.get();
        int width = String.valueOf(lines.size()).length();
        for (int i = 0; i < lines.size(); i++) {
            screen.line(" ".repeat(width - String.valueOf(i + 1).length()) + (i + 1) + "  " + lines.get(i));
        }
        return 0;
    }

    /** The program itself suggests its own commands; here is what it cannot know. */
    private void requireNoSlip(String word) {
        if (word.startsWith("-") || commands.child(word).isPresent()) {
            return;
        }
        List<String> names = new ArrayList<>(Builtin.names());
        commands.children().forEach(command -> names.add(command.name()));
        Optional<String> meant = Similar.to(word, names);
        String advice =
                meant.map(name -> "'" + name + "', or 'help' for all commands").orElse("'help' for all commands");
        throw new UsageException("There is no command '" + word + "'", advice);
    }

    private Step failed(Problem problem) {
        problem.orAdvice(ExitCode.USAGE, "'help'").writeTo(err);
        return Step.of(problem.exitCode().number());
    }
}
