package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.OrgOperation;
import registry.cli.output.Report;

/** {@code org update}. */
@CommandDefinition(name = "update", description = "Changes the name or the metadata of an organization.")
@Examples({"org update my-org --name 'Our Org'", "org update my-org -m '{\"website\":\"https://my-org.example\"}'"})
public final class OrgUpdateCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Option(shortName = 'n', name = "name", parser = LiteralValue.class, description = "its new name")
    private @Nullable String name;

    @Option(
            shortName = 'm',
            name = "metadata",
            parser = LiteralValue.class,
            description = "all of its new metadata, as a JSON object of texts; {} for none")
    private @Nullable String metadata;

    /** Created by æsh. */
    public OrgUpdateCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session)
                .update(requireNonNull(org), Optional.ofNullable(name), Optional.ofNullable(metadata));
    }
}
