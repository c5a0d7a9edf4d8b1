package registry.web.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * What the server program was told to do instead of serving.
 *
 * @param command empty when only the usage is wanted
 * @param operand what the command works on: a backup, or the word for the sort of deployment to import
 * @param switches the flags without a value that were given
 * @param settings configuration keys by full name, set on the command line
 */
public record AdminCommandLine(
        Optional<Command> command, Optional<String> operand, Set<String> switches, Map<String, String> settings) {
    /** The first argument of every such call. */
    public static final String WORD = "admin";

    /** How it is used. */
    public static final String USAGE = """
            Administers the registry in a data directory, or wherever else the settings say, while no server uses it.

              admin backup FILE [--force]   writes everything into one file; --force replaces one that exists
              admin verify FILE             reads a backup and makes sure that it is whole
              admin restore FILE            brings a backup into an empty store; repeat it when it was interrupted
              admin fsck [--json]           looks for damage and contradictions, and hashes every bundle anew
              admin gc [--dry-run]          removes bundles that no version refers to; --dry-run only counts them
              admin import legacy-redis     brings a legacy deployment here; repeat it when it was interrupted
              admin token                   makes a token of an administrator, for whoever has lost theirs
              admin serve                   serves the program that starts it until that closes its input; for the
                                            shell of calimero-registry, to which it tells address and token

            What admin import takes:

              --from URL       the old Redis, redis://[USER:PASSWORD@]HOST:PORT[/DB], for reading alone; rediss:// for
                               TLS; to keep the password out of the list of processes, set
                               REGISTRY_IMPORT_LEGACY_REDIS_URL instead
              --blobs PLACE    a copy of the bucket, or the https address of the old registry or its bucket
              --dry-run        reports what would be done and writes nothing
              --trust-owners   believes what a manifest says of its owner even if its publisher could have written it
              --json           prints the report as JSON

            What every command takes:

              --progress   tells on standard error how far it has come as lines of JSON, for programs
              --data DIR   directory that holds everything the registry keeps (default ./data)
              --help       this text

            Ends with 0 when all is well, with 1 when something failed, fsck found something or an import is not
            complete, and with 2 for a command line that it does not understand.
            """;

    static final String FORCE = "--force";
    static final String PROGRESS = "--progress";
    static final String DRY_RUN = "--dry-run";
    static final String TRUST_OWNERS = "--trust-owners";
    static final String JSON = "--json";
    private static final String LEGACY_REDIS = "legacy-redis";
    private static final Set<String> HELP = Set.of("--help", "-h");
    private static final Set<String> SWITCHES = Set.of(FORCE, DRY_RUN, TRUST_OWNERS, JSON, PROGRESS);

    private static final Set<String> FOR_ALL = Set.of("--data", PROGRESS);

    /** The flags with a value, and the settings that they are. */
    private static final Map<String, String> FLAGS = Map.of(
            "--data",
            "registry.data",
            "--from",
            "registry.import.legacy-redis.url",
            "--blobs",
            "registry.import.legacy-redis.blobs");

    /** Copies everything. */
    public AdminCommandLine {
        switches = Set.copyOf(switches);
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
        GC(false),
        /** Brings another deployment in. */
        IMPORT(true),
        /** Makes a token. */
        TOKEN(false),
        /** Serves one program. */
        SERVE(false);

        private final boolean takesOperand;

        Command(boolean takesOperand) {
            this.takesOperand = takesOperand;
        }

        private Set<String> flags() {
            return switch (this) {
                case BACKUP -> Set.of(FORCE);
                case VERIFY, RESTORE, TOKEN, SERVE -> Set.of();
                case FSCK -> Set.of(JSON);
                case GC -> Set.of(DRY_RUN);
                case IMPORT -> Set.of(DRY_RUN, TRUST_OWNERS, JSON, "--from", "--blobs");
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private void check(List<String> operands) {
            if (this == IMPORT) {
                // An address in the wrong place holds a password, so that what was typed is not repeated.
                if (!operands.equals(List.of(LEGACY_REDIS))) {
                    throw usage("import needs to know what to import, and knows one thing: " + LEGACY_REDIS);
                }
            } else if (operands.size() != (takesOperand ? 1 : 0)) {
                throw usage(word() + (takesOperand ? " needs one FILE" : " takes no file"));
            }
        }
    }

    /**
     * Reads the arguments behind {@value #WORD}; {@code --flag value} and {@code --flag=value} are the same.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when they are not understood
     */
    public static AdminCommandLine parse(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String flag = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (HELP.contains(argument)) {
                return new AdminCommandLine(Optional.empty(), Optional.empty(), Set.of(), Map.of());
            } else if (SWITCHES.contains(argument)) {
                given.put(argument, "");
            } else if (FLAGS.containsKey(flag)) {
                if (flag.equals(argument) && i + 1 == arguments.size()) {
                    throw usage(flag + " needs a value");
                }
                given.put(flag, flag.equals(argument) ? arguments.get(++i) : argument.substring(equals + 1));
            } else if (argument.startsWith("-")) {
                throw usage("unknown argument '" + flag + "'");
            } else {
                plain.add(argument);
            }
        }
        return of(plain, given);
    }

    /** Whether it is to serve, which is nothing that {@link AdminProgram} does. */
    public boolean serves() {
        return command.filter(Command.SERVE::equals).isPresent();
    }

    /** Whether a flag without a value was given. */
    boolean has(String flag) {
        return switches.contains(flag);
    }

    private static AdminCommandLine of(List<String> words, Map<String, String> given) {
        Command command = command(words);
        command.check(words.subList(1, words.size()));
        Set<String> switches = new TreeSet<>();
        Map<String, String> settings = new HashMap<>();
        given.forEach((flag, value) -> {
            if (!FOR_ALL.contains(flag) && !command.flags().contains(flag)) {
                throw usage(flag + " means nothing to " + command.word());
            }
            String key = FLAGS.get(flag);
            if (key == null) {
                switches.add(flag);
            } else {
                settings.put(key, value);
            }
        });
        return new AdminCommandLine(Optional.of(command), words.stream().skip(1).findFirst(), switches, settings);
    }

    private static Command command(List<String> words) {
        if (words.isEmpty()) {
            throw usage("admin needs a command");
        }
        for (Command command : Command.values()) {
            if (command.word().equals(words.getFirst())) {
                return command;
            }
        }
        throw usage("there is no such command of admin");
    }

    private static RegistryException usage(String what) {
        return new RegistryException(ApiError.INVALID_PARAMS, what + "\n\n" + USAGE.strip());
    }

    /** Keeps passwords out of logs. */
    @Override
    public String toString() {
        return WORD + " " + command.map(Command::word).orElse("--help");
    }
}
