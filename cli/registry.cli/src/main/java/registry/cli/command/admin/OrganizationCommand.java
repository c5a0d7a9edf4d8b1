package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.SignedInCommand;

/** What the commands about one organization share. */
public abstract class OrganizationCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String organization;

    OrganizationCommand() {}

    /** What was typed. */
    final String organization() {
        return requireNonNull(organization);
    }
}
