package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.OrgOperation;
import registry.cli.output.Report;

/** {@code org create}. */
@CommandDefinition(name = "create", description = "Creates an organization, whose owner you are.")
@Examples({"org create --name 'My Org' --slug my-org", "org create -n 'My Org' -s my-org"})
public final class OrgCreateCommand extends SignedInCommand {
    @Option(
            shortName = 'n',
            name = "name",
            required = true,
            parser = LiteralValue.class,
            description = "what it is called")
    private @Nullable String name;

    @Option(
            shortName = 's',
            name = "slug",
            required = true,
            parser = LiteralValue.class,
            description = "its id in addresses, which never changes")
    private @Nullable String slug;

    /** Created by æsh. */
    public OrgCreateCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session).create(requireNonNull(name), requireNonNull(slug));
    }
}
