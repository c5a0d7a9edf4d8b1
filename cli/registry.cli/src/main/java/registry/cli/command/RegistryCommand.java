package registry.cli.command;

import java.util.Objects;
import java.util.Optional;
import org.aesh.command.Command;
import org.aesh.command.CommandResult;
import org.aesh.command.option.Mixin;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.ClientException;

/**
 * What all commands share: the global options, and the one place where an outcome becomes output and an exit code.
 * A subclass holds its own options and arguments and calls one operation.
 */
public abstract class RegistryCommand implements Command<CliInvocation> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    private @Nullable Program program;

    private Session.GlobalFlags flags = Session.GlobalFlags.NONE;

    /** For subclasses. */
    protected RegistryCommand() {}

    /** Does the work. */
    protected abstract Report run(Session session);

    /** The token given on the command line, for commands that take one. */
    protected Optional<String> apiKey() {
        return Optional.empty();
    }

    /** Whether {@code --local} was given, to the command or to its shell. Only while the command runs. */
    protected final boolean local() {
        return flags.local();
    }

    /** Whether the command is about the registry of this machine's user and no other one. */
    protected boolean isAboutLocalRegistry() {
        return false;
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
            return carryOut(invocation);
        } catch (RuntimeException e) {
            return tell(explained(e, invocation), surroundings);
        }
    }

    /** Does the work and shows what came of it. */
    ExitCode carryOut(CliInvocation invocation) {
        Surroundings surroundings = invocation.surroundings();
        SharedOptions shared = invocation.shared();
        requireOnePlace();
        program = invocation.program();
        flags = global.flags(apiKey()).or(remote() ? shared.flags().remote() : shared.flags());
        if (isAboutLocalRegistry()) {
            flags = flags.atLocalRegistry();
        }
        boolean json = global.json() || shared.json();
        Report report = run(shared.session(json ? surroundings.withoutProgress() : surroundings, flags));
        invocation.outcomes().completed(invocation.help().path(), report);
        if (json) {
            surroundings.out().print(Json.text(report.json()) + "\n");
        } else {
            report.writeTo(new TextOutput(surroundings.out(), surroundings.audience()));
        }
        return report.problem().map(problem -> tell(problem, surroundings)).orElse(ExitCode.OK);
    }

    /** The program, for a command that describes others. Only while the command runs. */
    protected final Program program() {
        return Objects.requireNonNull(program, "the command does not run");
    }

    /** The options of this command that the shell hands on to its commands. */
    SharedOptions sharedOptions() {
        return global.shared(apiKey());
    }

    /** An interrupt is how the shell cancels; whatever broke off because of it is no failure of its own. */
    private static Problem problem(RuntimeException failure) {
        boolean cancelled = Thread.currentThread().isInterrupted() && !(failure instanceof ClientException);
        return cancelled ? Problem.cancelled() : Problem.of(failure);
    }

    private static ExitCode tell(Problem problem, Surroundings surroundings) {
        problem.writeTo(new TextOutput(surroundings.err(), surroundings.audience()));
        return problem.exitCode();
    }

    /** What to do about a registry that does not answer depends on which one it was. */
    private Problem explained(RuntimeException failure, CliInvocation invocation) {
        Problem problem =
                problem(failure).orAdvice(ExitCode.USAGE, invocation.help().command());
        return local() ? problem.withAdvice(ExitCode.NETWORK, "calimero-registry local start") : problem;
    }

    final void requireOnePlace() {
        if (global.local() && remote()) {
            throw new UsageException("--local and --remote exclude each other");
        }
        if ((global.local() || isAboutLocalRegistry()) && global.url().isPresent()) {
            throw new UsageException(
                    global.local()
                            ? "--local and --url exclude each other"
                            : "The local registry has its own address; leave --url out");
        }
    }
}
