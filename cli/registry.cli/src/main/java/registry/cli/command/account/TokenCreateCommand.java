package registry.cli.command.account;

import java.util.List;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.aesh.command.option.OptionList;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.TokenOperation;
import registry.cli.operation.account.TokenWish;
import registry.cli.output.Report;

/** {@code token create}. */
@CommandDefinition(
        name = "create",
        description = "Makes an API token with no more rights than the one in use; it is shown once.")
@Examples({
    "token create --label CI --scope publish --package com.example.* --expires 90d",
    "token create --label laptop --store"
})
public final class TokenCreateCommand extends SignedInCommand {
    @Option(name = "label", parser = LiteralValue.class, description = "what to call it")
    private @Nullable String label;

    @OptionList(
            name = "scope",
            parser = LiteralValue.class,
            description = "what it allows: publish, yank, orgs, read (all four by default), delete, admin")
    private @Nullable List<String> scopes;

    @OptionList(
            name = "package",
            parser = LiteralValue.class,
            description = "package, or prefix such as com.example.*, that it is for")
    private @Nullable List<String> packages;

    @Option(name = "expires", parser = LiteralValue.class, description = "when it ends, such as 90d, 12h or 2030-01-31")
    private @Nullable String expires;

    @Option(
            name = "store",
            hasValue = false,
            description = "keep it in the configuration file, in the place of the one there")
    private boolean store;

    /** Created by æsh. */
    public TokenCreateCommand() {}

    @Override
    protected Report run(Session session) {
        return new TokenOperation(session)
                .create(
                        new TokenWish(
                                Optional.ofNullable(label),
                                scopes == null ? List.of() : scopes,
                                packages == null ? List.of() : packages,
                                Optional.ofNullable(expires)),
                        store);
    }
}
