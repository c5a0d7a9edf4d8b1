package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.SignedInCommand;

/** What the commands about one package share. */
public abstract class PackageCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name of the package")
    private @Nullable String packageName;

    PackageCommand() {}

    /** What was typed. */
    final String packageName() {
        return requireNonNull(packageName);
    }
}
