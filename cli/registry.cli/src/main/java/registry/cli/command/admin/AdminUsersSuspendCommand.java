package registry.cli.command.admin;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users suspend}. */
@CommandDefinition(name = "suspend", description = "Suspends an account: its sessions end, and its tokens are refused.")
@Examples("admin users suspend alice@example.com --reason 'Spam'")
public final class AdminUsersSuspendCommand extends UserCommand {
    @Option(
            name = "reason",
            parser = LiteralValue.class,
            description = "why, for administrators to read; 500 characters at most")
    private @Nullable String reason;

    /** Created by æsh. */
    public AdminUsersSuspendCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).suspend(user(), Optional.ofNullable(reason));
    }
}
