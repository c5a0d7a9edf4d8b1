package registry.cli.command;

import org.aesh.command.option.Option;

/** The option of commands whose effect cannot be undone. */
public final class Consent {
    @Option(shortName = 'y', name = "yes", hasValue = false, description = "do it without asking")
    private boolean yes;

    /** Created by æsh. */
    public Consent() {}

    /** Whether it was given on the command line. */
    public boolean given() {
        return yes;
    }
}
