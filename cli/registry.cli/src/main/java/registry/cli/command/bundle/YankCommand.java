package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.YankOperation;
import registry.cli.output.Report;

/** {@code yank}. */
@CommandDefinition(
        name = "yank",
        description = "Takes a version out of offer; it stays downloadable for those who name it.")
@Examples({"yank com.example.app@1.0.0", "yank com.example.app 1.0.0 --reason 'loses data, use 1.0.1'"})
public final class YankCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version, such as 1.0.0")
    private @Nullable String version;

    @Option(
            name = "reason",
            parser = LiteralValue.class,
            description = "why, for everybody to read; at most 500 characters")
    private @Nullable String reason;

    /** Created by æsh. */
    public YankCommand() {}

    @Override
    protected Report run(Session session) {
        return new YankOperation(session)
                .yank(
                        PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version)),
                        Optional.ofNullable(reason));
    }
}
