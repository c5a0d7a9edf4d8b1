package registry.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * What the server program was called with.
 *
 * @param help whether only the usage is wanted
 * @param devLogin whether the development issuer runs beside the server
 * @param settings configuration keys by full name, set on the command line
 */
record CommandLine(boolean help, boolean devLogin, Map<String, String> settings) {
    static final String USAGE = """
            Serves a Calimero registry.

              --host HOST   address to listen on (default 127.0.0.1; 0.0.0.0 for every network)
              --port PORT   port to listen on (default 8080)
              --data DIR    directory that holds everything the registry keeps (default ./data)
              --dev-login   with a sign-in where everybody on this machine signs in as anybody, for trying things
              --help        this text

            admin ...       backup, restore, fsck, gc and import without a server: see admin --help

            Every setting is also an environment variable: REGISTRY_HOST, REGISTRY_PORT, REGISTRY_DATA ...
            """;

    private static final String PORT = "--port";
    private static final String DEV_LOGIN = "--dev-login";
    private static final Map<String, String> FLAGS =
            Map.of("--host", "registry.host", PORT, "registry.port", "--data", "registry.data");

    /** Copies the settings. */
    CommandLine {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads the arguments; {@code --flag value} and {@code --flag=value} are the same.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when one is unknown, lacks its value or makes no sense
     */
    static CommandLine parse(List<String> arguments) {
        Map<String, String> settings = new TreeMap<>();
        boolean devLogin = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--help") || argument.equals("-h")) {
                return new CommandLine(true, false, Map.of());
            }
            if (argument.equals(DEV_LOGIN)) {
                devLogin = true;
                continue;
            }
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            String key = FLAGS.get(flag);
            if (key == null) {
                throw new RegistryException(
                        ApiError.INVALID_PARAMS, "unknown argument '" + argument + "'\n\n" + USAGE.strip());
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new RegistryException(ApiError.INVALID_PARAMS, flag + " needs a value");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (flag.equals(PORT) && !Endpoint.isPort(value)) {
                throw new RegistryException(
                        ApiError.INVALID_PARAMS,
                        PORT + " takes a number from 0 (any that is free) to 65535, not '" + value + "'");
            }
            settings.put(key, value);
        }
        return new CommandLine(false, devLogin, settings);
    }
}
