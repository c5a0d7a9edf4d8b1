package registry.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.archive.EntryPath;

/** The files that a manifest names: its app or services, and their ABIs. */
public final class DeclaredFiles {
    private DeclaredFiles() {}

    /**
     * Finds them in a directory.
     *
     * @return path in the bundle to file, in the order of the manifest, each once
     * @throws RegistryException {@code bundle_integrity} naming the field whose file is missing or may not be there
     */
    public static Map<String, Path> in(Path directory, JsonNode manifest) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Declared declared : declared(manifest)) {
            files.putIfAbsent(EntryPath.normalize(declared.path()), find(directory, declared));
        }
        return files;
    }

    private record Declared(String field, String path) {}

    private static List<Declared> declared(JsonNode manifest) {
        List<Declared> found = new ArrayList<>();
        add(found, manifest, "wasm");
        add(found, manifest, "abi");
        JsonNode services = manifest.path("services");
        for (int i = 0; i < services.size(); i++) {
            String place = "services[" + i + "].";
            for (String artifact : List.of("wasm", "abi")) {
                path(services.path(i), artifact)
                        .ifPresent(path -> found.add(new Declared(place + artifact + ".path", path)));
            }
        }
        return found;
    }

    private static void add(List<Declared> found, JsonNode owner, String artifact) {
        path(owner, artifact).ifPresent(path -> found.add(new Declared(artifact + ".path", path)));
    }

    private static Optional<String> path(JsonNode owner, String artifact) {
        JsonNode path = owner.path(artifact).path("path");
        return path.isTextual() ? Optional.of(path.textValue()) : Optional.empty();
    }

    private static Path find(Path directory, Declared declared) {
        EntryPath.problem(declared.path()).ifPresent(problem -> {
            throw invalid(declared, problem);
        });
        Path file = directory.resolve(EntryPath.normalize(declared.path()));
        if (!Files.isRegularFile(file)) {
            throw invalid(declared, "is not a file in " + directory);
        }
        return file;
    }

    private static RegistryException invalid(Declared declared, String problem) {
        return new RegistryException(
                SigningError.BUNDLE_INTEGRITY, declared.field() + ": '" + declared.path() + "' " + problem);
    }
}
