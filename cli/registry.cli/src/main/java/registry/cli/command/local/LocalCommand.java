package registry.cli.command.local;

import registry.cli.command.RegistryCommand;

/** A command about the registry of this machine's user. */
abstract class LocalCommand extends RegistryCommand {
    LocalCommand() {}

    @Override
    protected final boolean isAboutLocalRegistry() {
        return true;
    }
}
