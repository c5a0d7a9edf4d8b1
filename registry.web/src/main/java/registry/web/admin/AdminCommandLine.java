package registry.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * What the server program was told to do instead of serving.
 *
 * @param command empty when only the usage is wanted
 * @param file the backup, for those commands that take one
 * @param force whether a file may be replaced
 * @param dryRun whether nothing is to be removed
 * @param settings configuration keys by full name, set on the command line
 */
public record AdminCommandLine(
        Optional<Command> command, Optional<String> file, boolean force, boolean dryRun, Map<String, String> settings) {
    /** The first argument of every such call. */
    public static final String WORD = "admin";

    /** How it is used. */
    public static final String USAGE = """
            Administers the registry in a data directory, or wherever else the settings say, while no server uses it.

              admin backup FILE [--force]   writes everything into one file; --force replaces one that exists
              admin verify FILE             reads a backup and makes sure that it is whole
              admin restore FILE            brings a backup into an empty store; repeat it when it was interrupted
              admin fsck                    looks for damage and contradictions, and hashes every bundle anew
              admin gc [--dry-run]          removes bundles that no version refers to; --dry-run only counts them

              --data DIR   directory that holds everything the registry keeps (default ./data)
              --help       this text

            Ends with 0 when all is well, with 1 when something failed or fsck found something, and with 2 for a command
            line that it does not understand.
            """;

    private static final Map<String, String> FLAGS = Map.of("--data", "registry.data");

    /** Copies the settings. */
    public AdminCommandLine {
        settings = Map.copyOf(settings);
    }

    /** What can be done. */
    public enum Command {
        /** Writes a backup. */
        BACKUP(true),
        /** Reads a backup. */
        VERIFY(true),
        /** Brings a backup in. */
        RESTORE(true),
        /** Looks for damage. */
        FSCK(false),
        /** Removes what is not in use. */
        GC(false);

        private final boolean takesFile;

        Command(boolean takesFile) {
            this.takesFile = takesFile;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the arguments behind {@value #WORD}.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when they are not understood
     */
    public static AdminCommandLine parse(List<String> arguments) {
        List<String> words = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        boolean force = false;
        boolean dryRun = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String flag = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (argument.equals("--help") || argument.equals("-h")) {
                return new AdminCommandLine(Optional.empty(), Optional.empty(), false, false, Map.of());
            } else if (argument.equals("--force")) {
                force = true;
            } else if (argument.equals("--dry-run")) {
                dryRun = true;
            } else if (FLAGS.containsKey(flag)) {
                if (flag.equals(argument) && i + 1 == arguments.size()) {
                    throw usage(flag + " needs a value");
                }
                settings.put(
                        FLAGS.get(flag), flag.equals(argument) ? arguments.get(++i) : argument.substring(equals + 1));
            } else if (argument.startsWith("-")) {
                throw usage("unknown argument '" + argument + "'");
            } else {
                words.add(argument);
            }
        }
        return of(words, force, dryRun, settings);
    }

    private static AdminCommandLine of(
            List<String> words, boolean force, boolean dryRun, Map<String, String> settings) {
        Command command = words.stream()
                .findFirst()
                .flatMap(AdminCommandLine::command)
                .orElseThrow(() -> usage(
                        words.isEmpty()
                                ? "admin needs a command"
                                : "there is no command '" + words.getFirst() + "' of admin"));
        int wanted = command.takesFile ? 2 : 1;
        if (words.size() != wanted) {
            throw usage(command.word() + (command.takesFile ? " needs one FILE" : " takes no file"));
        }
        if ((force && command != Command.BACKUP) || (dryRun && command != Command.GC)) {
            throw usage((force ? "--force" : "--dry-run") + " means nothing to " + command.word());
        }
        return new AdminCommandLine(
                Optional.of(command),
                command.takesFile ? Optional.of(words.get(1)) : Optional.empty(),
                force,
                dryRun,
                settings);
    }

    private static Optional<Command> command(String word) {
        for (Command command : Command.values()) {
            if (command.word().equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private static RegistryException usage(String what) {
        return new RegistryException(ApiError.INVALID_PARAMS, what + "\n\n" + USAGE.strip());
    }
}
