package registry.cli.command;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.aesh.command.CommandException;
import org.aesh.command.CommandNotFoundException;
import org.aesh.command.Executor;
import org.aesh.command.invocation.CommandInvocation;
import org.aesh.command.invocation.CommandInvocationConfiguration;
import org.aesh.command.parser.CommandLineParserException;
import org.aesh.command.shell.Shell;
import org.aesh.command.validator.CommandValidatorException;
import org.aesh.command.validator.OptionValidatorException;
import org.aesh.readline.prompt.Prompt;
import org.aesh.terminal.KeyAction;
import registry.cli.operation.Surroundings;

/** One run of a command: æsh's own view of it, and the process it runs in. */
public final class CliInvocation implements CommandInvocation {
    private final CommandInvocation delegate;
    private final Surroundings surroundings;
    private final CommandHelp help;
    private final Program program;
    private final SharedOptions shared;
    private final Outcomes outcomes;

    /** Adds to what æsh knows. */
    public CliInvocation(CommandInvocation delegate, Context context) {
        this.delegate = delegate;
        this.surroundings = context.surroundings();
        this.help = context.help();
        this.program = context.program();
        this.shared = context.shared();
        this.outcomes = context.outcomes();
    }

    /**
     * What a command runs in.
     *
     * @param surroundings the process
     * @param help the help of the command
     * @param program the program that runs the command
     * @param shared what the command's own options fall back on
     * @param outcomes who is told what came of it
     */
    public record Context(
            Surroundings surroundings, CommandHelp help, Program program, SharedOptions shared, Outcomes outcomes) {}

    Surroundings surroundings() {
        return surroundings;
    }

    Program program() {
        return program;
    }

    SharedOptions shared() {
        return shared;
    }

    /** Who is told what comes of the command. */
    Outcomes outcomes() {
        return outcomes;
    }

    /** The help of the command that runs. */
    CommandHelp help() {
        return help;
    }

    @Override
    public Shell getShell() {
        return delegate.getShell();
    }

    @Override
    public void setPrompt(Prompt prompt) {
        delegate.setPrompt(prompt);
    }

    @Override
    public Prompt getPrompt() {
        return delegate.getPrompt();
    }

    @Override
    public String getHelpInfo(String commandName) {
        return delegate.getHelpInfo(commandName);
    }

    @Override
    public String getHelpInfo() {
        return delegate.getHelpInfo();
    }

    @Override
    public void stop() {
        delegate.stop();
    }

    @Override
    public CommandInvocationConfiguration getConfiguration() {
        return delegate.getConfiguration();
    }

    @Override
    public KeyAction input() throws InterruptedException {
        return delegate.input();
    }

    @Override
    public KeyAction input(long timeout, TimeUnit unit) throws InterruptedException {
        return delegate.input(timeout, unit);
    }

    @Override
    public String inputLine() throws InterruptedException {
        return delegate.inputLine();
    }

    @Override
    public String inputLine(Prompt prompt) throws InterruptedException {
        return delegate.inputLine(prompt);
    }

    @Override
    public void executeCommand(String input)
            throws CommandNotFoundException, CommandLineParserException, OptionValidatorException,
                    CommandValidatorException, CommandException, InterruptedException, IOException {
        delegate.executeCommand(input);
    }

    @Override
    public Executor<? extends CommandInvocation> buildExecutor(String line)
            throws CommandNotFoundException, CommandLineParserException, OptionValidatorException,
                    CommandValidatorException, IOException {
        return delegate.buildExecutor(line);
    }

    @Override
    public void print(String text, boolean paging) {
        delegate.print(text, paging);
    }

    @Override
    public void println(String text, boolean paging) {
        delegate.println(text, paging);
    }
}
