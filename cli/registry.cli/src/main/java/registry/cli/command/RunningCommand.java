package registry.cli.command;

import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;
import registry.cli.output.ExitCode;
import registry.cli.output.Report;

/** A command that runs others, whose outcomes are its own. */
public abstract class RunningCommand extends RegistryCommand {
    /** For subclasses. */
    protected RunningCommand() {}

    /**
     * Runs the others.
     *
     * @param options what was given to this command and applies to them
     * @return the exit code
     */
    protected abstract int run(Surroundings surroundings, Program program, SharedOptions options);

    @Override
    final ExitCode carryOut(CliInvocation invocation) {
        requireOnePlace();
        int code = run(invocation.surroundings(), invocation.program(), sharedOptions());
        return ExitCode.of(code);
    }

    @Override
    protected final Report run(Session session) {
        throw new IllegalStateException("The outcome is that of other commands");
    }
}
