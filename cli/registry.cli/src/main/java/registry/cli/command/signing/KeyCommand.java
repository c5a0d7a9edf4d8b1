package registry.cli.command.signing;

import java.security.SecureRandom;
import org.aesh.command.CommandDefinition;
import registry.api.spi.SignatureScheme;
import registry.cli.command.GroupCommand;
import registry.cli.operation.Session;
import registry.cli.operation.signing.KeyOperation;
import registry.signing.key.SignatureSchemes;

/** {@code key …}. */
@CommandDefinition(
        name = "key",
        description = "Makes and reads signing keys.",
        groupCommands = {KeyGenerateCommand.class, KeySignerIdCommand.class})
public final class KeyCommand extends GroupCommand {
    /** Created by æsh. */
    public KeyCommand() {}

    /** The scheme of the keys that this program makes and uses. */
    static SignatureScheme scheme() {
        return SignatureSchemes.load().require("ed25519");
    }

    static KeyOperation operation(Session session) {
        return new KeyOperation(session, scheme(), new SecureRandom());
    }
}
