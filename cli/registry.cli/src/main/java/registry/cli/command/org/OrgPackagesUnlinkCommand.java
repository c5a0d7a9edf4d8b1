package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.LinkOperation;
import registry.cli.output.Report;

/** {@code org packages unlink}. */
@CommandDefinition(name = "unlink", description = "Ends the link of a package to an organization.")
@Examples("org packages unlink my-org com.my-org.app")
public final class OrgPackagesUnlinkCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    /** Created by æsh. */
    public OrgPackagesUnlinkCommand() {}

    @Override
    protected Report run(Session session) {
        return new LinkOperation(session, requireNonNull(org)).unlink(requireNonNull(packageName));
    }
}
