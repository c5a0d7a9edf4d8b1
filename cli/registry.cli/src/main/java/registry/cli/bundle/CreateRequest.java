package registry.cli.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle to make, as it was asked for on the command line. What is missing may come from the configuration file.
 *
 * @param wasm the app's module, if named
 * @param packageName its package
 * @param version its version
 * @param files names of further files by option: {@code manifest}, {@code output}, {@code abi}, {@code icon}
 * @param texts values of the manifest by name: {@code name}, {@code description}, {@code author}, {@code frontend},
 *     {@code github}, {@code docs}, {@code license}, {@code minRuntimeVersion}
 * @param exports interfaces it offers
 * @param uses interfaces it needs
 * @param tags words to find it by
 * @param services its services, each {@code name=path.wasm[,abi=path.json]}
 */
public record CreateRequest(
        Optional<String> wasm,
        Optional<String> packageName,
        Optional<String> version,
        Map<String, String> files,
        Map<String, String> texts,
        List<String> exports,
        List<String> uses,
        List<String> tags,
        List<String> services) {

    /** Copies the collections. */
    public CreateRequest {
        files = Map.copyOf(files);
        texts = Map.copyOf(texts);
        exports = List.copyOf(exports);
        uses = List.copyOf(uses);
        tags = List.copyOf(tags);
        services = List.copyOf(services);
    }

    Optional<String> file(String option) {
        return Optional.ofNullable(files.get(option));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }
}
