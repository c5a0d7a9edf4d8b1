package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Mixin;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AllBots;
import registry.cli.output.Report;

/** {@code admin bots delete}. */
@CommandDefinition(name = "delete", description = "Deletes a bot of any organization with its tokens.")
@Examples({"admin bots delete my-org-ci", "admin bots delete my-org-ci --yes"})
public final class AdminBotsDeleteCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "BOT", required = true, description = "name, e-mail address or id")
    private @Nullable String bot;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public AdminBotsDeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return new AllBots(session).delete(requireNonNull(bot), consent.given());
    }
}
