package registry.cli.command.account;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Mixin;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.TokenOperation;
import registry.cli.output.Report;

/** {@code token revoke}. */
@CommandDefinition(name = "revoke", description = "Revokes an API token; a token can revoke itself, and a browser any.")
@Examples({"token revoke 0123456789abcdef", "token revoke 0123456789abcdef --yes"})
public final class TokenRevokeCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ID", required = true, description = "the token's id, as 'token list' shows it")
    private @Nullable String id;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public TokenRevokeCommand() {}

    @Override
    protected Report run(Session session) {
        return new TokenOperation(session).revoke(requireNonNull(id), consent.given());
    }
}
