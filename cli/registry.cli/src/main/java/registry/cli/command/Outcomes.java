package registry.cli.command;

import registry.cli.output.Report;

/** Is told what came of a command, beside what is written for the person or program that ran it. */
@FunctionalInterface
public interface Outcomes {
    /** Nobody is told. */
    Outcomes UNSEEN = (command, report) -> {};

    /**
     * A command has an outcome to show.
     *
     * @param command with the program's name, such as {@code calimero-registry org list}
     */
    void completed(String command, Report report);
}
