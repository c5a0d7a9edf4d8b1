package registry.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aesh.command.AeshCommandRuntimeBuilder;
import org.aesh.command.CommandException;
import org.aesh.command.CommandNotFoundException;
import org.aesh.command.CommandRuntime;
import org.aesh.command.impl.parser.CommandLineParser;
import org.aesh.command.impl.registry.AeshCommandRegistryBuilder;
import org.aesh.command.invocation.CommandInvocation;
import org.aesh.command.invocation.CommandInvocationProvider;
import org.aesh.command.parser.CommandLineParserException;
import org.aesh.command.registry.CommandRegistry;
import org.aesh.command.registry.CommandRegistryException;
import org.aesh.command.validator.CommandValidatorException;
import org.aesh.command.validator.OptionValidatorException;
import registry.cli.command.CliInvocation;
import registry.cli.command.CommandHelp;
import registry.cli.command.CommandTree;
import registry.cli.command.Outcomes;
import registry.cli.command.Program;
import registry.cli.command.SharedOptions;
import registry.cli.command.Words;
import registry.cli.operation.Surroundings;
import registry.cli.output.ExitCode;
import registry.cli.output.Problem;
import registry.cli.output.TextOutput;

/**
 * Runs one command line. The words arrive as the shell split them and are taken literally: nothing here knows quotes,
 * variables, pipes or redirections.
 */
public final class CommandLine {
    /** What Java makes of letters that the locale's encoding lacks; going on would publish the wrong text. */
    private static final char UNREADABLE = '\ufffd';

    /** The program as the shell, one of its own commands, sees it. */
    private static final Program PROGRAM = new Program() {
        @Override
        public int run(Surroundings surroundings, SharedOptions shared, List<String> words) {
            return new CommandLine(surroundings, shared, Outcomes.UNSEEN).run(words.toArray(String[]::new));
        }

        @Override
        public CommandTree commands() {
            try {
                return CommandTree.of(root(CommandLine.commands()));
            } catch (CommandNotFoundException e) {
                throw wronglyDeclared(e);
            }
        }
    };

    private final Surroundings surroundings;
    private final SharedOptions shared;
    private final Outcomes outcomes;

    /** Runs commands in the given surroundings. */
    public CommandLine(Surroundings surroundings) {
        this(surroundings, SharedOptions.NONE, Outcomes.UNSEEN);
    }

    /** The same, telling {@code outcomes} what came of each command that is not the shell's. */
    public CommandLine(Surroundings surroundings, Outcomes outcomes) {
        this(surroundings, SharedOptions.NONE, outcomes);
    }

    private CommandLine(Surroundings surroundings, SharedOptions shared, Outcomes outcomes) {
        this.surroundings = surroundings;
        this.shared = shared;
        this.outcomes = outcomes;
    }

    /** Runs a command and returns the exit code of the process. */
    public int run(String... typed) {
        if (Arrays.stream(typed).anyMatch(word -> word.indexOf(UNREADABLE) >= 0)) {
            return report(new Problem(
                    ExitCode.USAGE,
                    "The command line holds letters that cannot be read in this locale",
                    Optional.empty(),
                    Optional.of("the same with LC_ALL=C.UTF-8 before it")));
        }
        try {
            return typed.length == 0 ? showHelp(commands()) : execute(commands(), Words.arrange(List.of(typed)));
        } catch (CommandNotFoundException e) {
            throw wronglyDeclared(e);
        }
    }

    private static CommandRegistry<CliInvocation> commands() {
        try {
            return AeshCommandRegistryBuilder.<CliInvocation>builder()
                    .command(RootCommand.class)
                    .create();
        } catch (CommandRegistryException e) {
            throw wronglyDeclared(e);
        }
    }

    private static CommandLineParser<CliInvocation> root(CommandRegistry<CliInvocation> commands)
            throws CommandNotFoundException {
        return commands.getCommand(RootCommand.NAME, RootCommand.NAME).getParser();
    }

    private static IllegalStateException wronglyDeclared(Exception cause) {
        return new IllegalStateException("The commands are declared wrongly", cause);
    }

    /** Nothing was asked for, so that the help is no result. */
    private int showHelp(CommandRegistry<CliInvocation> commands) throws CommandNotFoundException {
        CommandHelp.of(root(commands), List.of()).writeTo(new TextOutput(surroundings.err(), surroundings.audience()));
        return ExitCode.USAGE.number();
    }

    private int execute(CommandRegistry<CliInvocation> commands, List<String> words) throws CommandNotFoundException {
        CommandHelp help = CommandHelp.of(root(commands), words);
        try {
            return runtime(commands, help)
                    .executeCommand(RootCommand.NAME, words.toArray(String[]::new))
                    .getResultValue();
        } catch (CommandLineParserException e) {
            return report(Misuse.of(e, help));
        } catch (OptionValidatorException | CommandValidatorException | CommandException | IOException e) {
            return report(new Problem(
                    ExitCode.USAGE, String.valueOf(e.getMessage()), Optional.empty(), Optional.of(help.command())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return report(
                    new Problem(ExitCode.FAILURE, "The command was interrupted", Optional.empty(), Optional.empty()));
        }
    }

    private CommandRuntime<CliInvocation> runtime(CommandRegistry<CliInvocation> commands, CommandHelp help) {
        return AeshCommandRuntimeBuilder.<CliInvocation>builder()
                .commandRegistry(commands)
                .commandInvocationProvider(new CommandInvocationProvider<>() {
                    @Override
                    public CliInvocation enhanceCommandInvocation(CommandInvocation invocation) {
                        return new CliInvocation(
                                invocation, new CliInvocation.Context(surroundings, help, PROGRAM, shared, outcomes));
                    }
                })
                .build();
    }

    private int report(Problem problem) {
        problem.writeTo(new TextOutput(surroundings.err(), surroundings.audience()));
        return problem.exitCode().number();
    }
}
