package registry.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.signing.json.StrictJson;

/**
 * A file that describes a bundle to make, in JSON or as the metadata of a Cargo.toml. Its paths are relative to it, except
 * {@code output}.
 */
public final class BundleConfig {
    private final Optional<Path> file;
    private final JsonNode json;

    private BundleConfig(Optional<Path> file, JsonNode json) {
        this.file = file;
        this.json = json;
    }

    /** Describes nothing. */
    static BundleConfig none() {
        return new BundleConfig(Optional.empty(), Json.object());
    }

    /** What a Cargo.toml says; empty if there is none, or none for this tool. */
    static Optional<BundleConfig> ofCargo(Path file) {
        return Files.exists(file)
                ? CargoToml.read(file).settings().map(settings -> new BundleConfig(Optional.of(file), settings))
                : Optional.empty();
    }

    static BundleConfig read(Path file) {
        if (isToml(file)) {
            return ofCargo(requireExists(file))
                    .orElseThrow(() -> new RegistryException(
                            CliError.INVALID_INPUT,
                            file + " has neither [package.metadata.calimero] nor [workspace.metadata.calimero]"));
        }
        return readJson(file);
    }

    private static boolean isToml(Path file) {
        return file.toString().endsWith(".toml");
    }

    private static Path requireExists(Path file) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
        return file;
    }

    private static BundleConfig readJson(Path file) {
        JsonNode json;
        try {
            json = StrictJson.parse(Manifests.read(file));
        } catch (RegistryException e) {
            throw new RegistryException(CliError.INVALID_INPUT, file + ": " + e.detail(), e);
        }
        BundleConfig config = new BundleConfig(Optional.of(file), json);
        if (!json.isObject()) {
            throw config.invalid("must be a JSON object");
        }
        return config;
    }

    Optional<String> text(String member) {
        return text(json, member, member);
    }

    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(member)) {
            if (!element.isTextual()) {
                throw invalid(member + " must be an array of strings");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Where it was read from. */
    Optional<Path> file() {
        return file;
    }

    /** Whether it names what {@code cargo mero build} makes, which need not be there yet. */
    boolean isCargo() {
        return file.filter(BundleConfig::isToml).isPresent();
    }

    Optional<Path> path(String member) {
        return text(member).map(this::resolve);
    }

    List<ServiceFiles> services() {
        List<ServiceFiles> services = new ArrayList<>();
        for (JsonNode service : array("services")) {
            String place = "services[" + services.size() + "].";
            services.add(new ServiceFiles(
                    require(service, "name", place),
                    resolve(require(service, "wasm", place)),
                    text(service, "abi", place + "abi").map(this::resolve)));
        }
        return services;
    }

    private JsonNode array(String member) {
        JsonNode value = json.path(member);
        if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
            throw invalid(member + " must be an array");
        }
        return value;
    }

    private String require(JsonNode owner, String member, String place) {
        return text(owner, member, place + member).orElseThrow(() -> invalid(place + member + " is missing"));
    }

    private Optional<String> text(JsonNode owner, String member, String place) {
        JsonNode value = owner.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw invalid(place + " must be a string");
        }
        return Optional.of(value.textValue());
    }

    private Path resolve(String path) {
        return file.map(known -> known.resolveSibling(path)).orElseGet(() -> Path.of(path));
    }

    private RegistryException invalid(String problem) {
        return new RegistryException(
                CliError.INVALID_INPUT, file.map(Path::toString).orElse("") + ": " + problem);
    }
}
