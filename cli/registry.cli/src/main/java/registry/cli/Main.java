package registry.cli;

import registry.cli.command.ProgramVersion;
import registry.cli.operation.Surroundings;

/** Entry point of the {@code calimero-registry} command. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Answered before anything else is loaded: scripts ask this often.
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println(ProgramVersion.text());
            return;
        }
        int exitCode = new CommandLine(Surroundings.ofProcess()).run(arguments);
        System.out.flush();
        System.err.flush();
        System.exit(exitCode);
    }
}
