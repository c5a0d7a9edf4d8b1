package registry.cli.command;

import java.util.Optional;
import org.aesh.command.Command;
import org.aesh.command.CommandResult;
import org.aesh.command.option.Mixin;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;

/**
 * What all commands share: the global options, and the one place where an outcome becomes output and an exit code.
 * A subclass holds its own options and arguments and calls one operation.
 */
public abstract class RegistryCommand implements Command<CliInvocation> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    /** For subclasses. */
    protected RegistryCommand() {}

    /** Does the work. */
    protected abstract Report run(Session session);

    /** The token given on the command line, for commands that take one. */
    protected Optional<String> apiKey() {
        return Optional.empty();
    }

    /** Whether {@code --local} was given. */
    protected final boolean local() {
        return global.local();
    }

    /** Whether {@code --remote} was given, for commands that know it. */
    protected boolean remote() {
        return false;
    }

    @Override
    public final CommandResult execute(CliInvocation invocation) {
        return CommandResult.valueOf(outcome(invocation).number());
    }

    private ExitCode outcome(CliInvocation invocation) {
        Surroundings surroundings = invocation.surroundings();
        TextOutput out = new TextOutput(surroundings.out(), surroundings.audience());
        try {
            if (global.help()) {
                invocation.help().writeTo(out);
                return ExitCode.OK;
            }
            if (global.version()) {
                out.line(ProgramVersion.text());
                return ExitCode.OK;
            }
            requireOnePlace();
            Report report = run(new Session(surroundings, global.flags(apiKey())));
            if (global.json()) {
                surroundings.out().print(Json.text(report.json()) + "\n");
            } else {
                report.writeTo(out);
            }
            return report.problem().map(problem -> tell(problem, surroundings)).orElse(ExitCode.OK);
        } catch (RuntimeException e) {
            return tell(explained(e, invocation), surroundings);
        }
    }

    private static ExitCode tell(Problem problem, Surroundings surroundings) {
        problem.writeTo(new TextOutput(surroundings.err(), surroundings.audience()));
        return problem.exitCode();
    }

    /** What to do about a registry that does not answer depends on which one it was. */
    private Problem explained(RuntimeException failure, CliInvocation invocation) {
        Problem problem =
                Problem.of(failure).orAdvice(ExitCode.USAGE, invocation.help().command());
        return global.local() ? problem.withAdvice(ExitCode.NETWORK, "calimero-registry local start") : problem;
    }

    private void requireOnePlace() {
        if (global.local() && remote()) {
            throw new UsageException("--local and --remote exclude each other");
        }
        if (global.local() && global.url().isPresent()) {
            throw new UsageException("--local and --url exclude each other");
        }
    }
}
