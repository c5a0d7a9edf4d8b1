package registry.cli.command.account;

import java.util.List;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.aesh.command.option.OptionList;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.LoginOperation;
import registry.cli.output.Report;

/** {@code login}. */
@CommandDefinition(
        name = "login",
        description = "Signs in with the browser on this machine, and remembers registry and token.")
@Examples({
    "login --url https://registry.example.com",
    "login --no-browser",
    "login --scope publish,yank,orgs,read,delete"
})
public final class LoginCommand extends RegistryCommand {
    @Option(name = "label", parser = LiteralValue.class, description = "what to call the token")
    private @Nullable String label;

    @OptionList(
            name = "scope",
            parser = LiteralValue.class,
            description = "what it allows: publish, yank, orgs, read (all four by default), delete, admin")
    private @Nullable List<String> scopes;

    @Option(name = "no-browser", hasValue = false, description = "show the address without opening a browser")
    private boolean noBrowser;

    @Option(name = "wait", parser = LiteralValue.class, description = "how long to wait for you (300)")
    private @Nullable String wait;

    /** Created by æsh. */
    public LoginCommand() {}

    @Override
    protected Report run(Session session) {
        return new LoginOperation(session)
                .run(new LoginOperation.Wish(
                        Optional.ofNullable(label),
                        scopes == null ? List.of() : scopes,
                        !noBrowser,
                        Optional.ofNullable(wait)));
    }
}
