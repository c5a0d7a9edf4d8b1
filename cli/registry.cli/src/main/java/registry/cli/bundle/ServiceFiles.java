package registry.cli.bundle;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import registry.cli.output.UsageException;

/**
 * One service of a bundle and the files it is made from.
 *
 * @param name its name: lower case letters, digits, {@code _} and {@code -}, at most 64, not {@code app}
 * @param wasm its module
 * @param abi its ABI, if shipped
 */
public record ServiceFiles(String name, Path wasm, Optional<Path> abi) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final String ABI = "abi=";

    /** Checks the name. */
    public ServiceFiles {
        if (!NAME.matcher(name).matches() || name.equals("app")) {
            throw new UsageException(
                    "'" + name + "' is no name for a service",
                    "lower case letters, digits, '_' and '-', at most 64, and not 'app'");
        }
    }

    /** Parses {@code name=path.wasm[,abi=path.json]}. */
    static ServiceFiles parse(String spec, Function<String, Path> paths) {
        int equals = spec.indexOf('=');
        int comma = spec.indexOf(',');
        if (equals < 0 || (comma >= 0 && comma < equals)) {
            throw malformed(spec, "it has no '='");
        }
        String name = spec.substring(0, equals).strip();
        String wasm =
                spec.substring(equals + 1, comma < 0 ? spec.length() : comma).strip();
        if (wasm.isEmpty()) {
            throw malformed(spec, "the module's path is empty");
        }
        return new ServiceFiles(
                name, paths.apply(wasm), comma < 0 ? Optional.empty() : Optional.of(paths.apply(abi(spec, comma))));
    }

    private static String abi(String spec, int comma) {
        String rest = spec.substring(comma + 1).strip();
        if (!rest.startsWith(ABI)) {
            throw malformed(spec, "after the ',' comes abi=path.json, and a path holds no ','");
        }
        String path = rest.substring(ABI.length()).strip();
        if (path.isEmpty()) {
            throw malformed(spec, "the ABI's path is empty");
        }
        return path;
    }

    static void requireUnique(Collection<ServiceFiles> services) {
        Set<String> names = new HashSet<>();
        for (ServiceFiles service : services) {
            if (!names.add(service.name())) {
                throw new UsageException("The service '" + service.name() + "' is given twice");
            }
        }
    }

    private static UsageException malformed(String spec, String problem) {
        return new UsageException(
                "'" + spec + "' describes no service: " + problem, "--service name=path.wasm[,abi=path.json]");
    }
}
