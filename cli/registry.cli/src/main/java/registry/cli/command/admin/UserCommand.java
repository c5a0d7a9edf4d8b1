package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.SignedInCommand;

/** What the commands about one account share. */
public abstract class UserCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "USER", required = true, description = "e-mail address, user name or id")
    private @Nullable String user;

    UserCommand() {}

    /** What was typed. */
    final String user() {
        return requireNonNull(user);
    }
}
