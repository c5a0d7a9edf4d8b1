package registry.cli.command.discovery;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.discovery.DownloadOperation;
import registry.cli.output.Report;
import registry.signing.key.SignatureSchemes;

/** {@code download}. */
@CommandDefinition(
        name = "download",
        description = "Fetches a bundle and verifies it; goes on where an earlier attempt was interrupted.")
@Examples({"download com.example.app", "download com.example.app@1.0.0 --output app.mpk"})
public final class DownloadCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version (the highest release that is not yanked)")
    private @Nullable String version;

    @Option(
            shortName = 'o',
            name = "output",
            parser = LiteralValue.class,
            description = "file or directory to write to (PACKAGE-VERSION.mpk)")
    private @Nullable String output;

    /** Created by æsh. */
    public DownloadCommand() {}

    @Override
    protected Report run(Session session) {
        return new DownloadOperation(session, SignatureSchemes.load())
                .run(
                        PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version)),
                        Optional.ofNullable(output));
    }
}
