package registry.cli.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.SemanticVersion;
import registry.cli.output.UsageException;

/** A bundle to make: command line and configuration file as one, the command line winning. */
final class Blueprint {
    private static final String DEFAULT_MIN_RUNTIME = "0.1.0";

    private final CreateRequest request;
    private final BundleConfig config;
    private final Function<String, Path> paths;

    private Blueprint(CreateRequest request, BundleConfig config, Function<String, Path> paths) {
        this.request = request;
        this.config = config;
        this.paths = paths;
    }

    /**
     * Reads the configuration file: the one that was named, or a Cargo.toml in the current directory unless a package was
     * typed. {@code paths} resolves what was typed.
     */
    static Blueprint of(CreateRequest request, Function<String, Path> paths) {
        BundleConfig config = request.file("manifest")
                .map(paths)
                .map(BundleConfig::read)
                .or(() -> request.packageName().isPresent()
                        ? Optional.empty()
                        : BundleConfig.ofCargo(paths.apply(CargoToml.FILE_NAME)))
                .orElseGet(BundleConfig::none);
        return new Blueprint(request, config, paths);
    }

    PackageName packageName() {
        return request.packageName()
                .or(() -> config.text("package"))
                .map(PackageName::parseNew)
                .orElseThrow(() -> missing("package"));
    }

    BundleVersion version() {
        return request.version()
                .or(() -> config.text("version"))
                .map(BundleVersion::parse)
                .orElseThrow(() -> missing("version"));
    }

    String minRuntimeVersion() {
        String version = text("minRuntimeVersion").orElse(DEFAULT_MIN_RUNTIME);
        if (SemanticVersion.tryParse(version).isEmpty()) {
            throw new UsageException("'" + version + "' is no version of a runtime", "a version such as 0.1.0");
        }
        return version;
    }

    Optional<String> text(String name) {
        return request.text(name).or(() -> config.text(name));
    }

    List<String> exports() {
        return request.exports().isEmpty() ? config.texts("exports") : request.exports();
    }

    List<String> uses() {
        return request.uses().isEmpty() ? config.texts("uses") : request.uses();
    }

    /** The app's module; an app of services needs none. */
    Optional<Path> wasm() {
        if (request.wasm().isPresent()) {
            return request.wasm().map(paths);
        }
        Optional<Path> built = config.path("wasm");
        if (built.isEmpty() && services().isEmpty()) {
            throw new UsageException("The module is missing", "bundle create WASM PACKAGE VERSION");
        }
        built.filter(file -> config.isCargo() && !Files.exists(file)).ifPresent(file -> {
            throw new UsageException(
                    file + " does not exist", "cargo mero build, or the module's name: bundle create WASM");
        });
        return built;
    }

    /** The app's ABI; one that was built belongs to the module that was built with it. */
    Optional<Path> abi() {
        return request.file("abi").map(paths).or(() -> isBuiltElsewhere() ? Optional.empty() : config.path("abi"));
    }

    private boolean isBuiltElsewhere() {
        return request.wasm().isPresent() && config.path("wasm").isPresent();
    }

    Optional<Path> icon() {
        return request.file("icon").map(paths).or(() -> config.path("icon"));
    }

    List<String> tags() {
        return request.tags().isEmpty() ? config.texts("tags") : request.tags();
    }

    /** The file that settings came from. */
    Optional<Path> settings() {
        return config.file();
    }

    List<ServiceFiles> services() {
        List<ServiceFiles> typed = new ArrayList<>();
        for (String spec : request.services()) {
            typed.add(ServiceFiles.parse(spec, paths));
        }
        ServiceFiles.requireUnique(typed);
        List<ServiceFiles> configured = config.services();
        ServiceFiles.requireUnique(configured);
        List<ServiceFiles> services = new ArrayList<>(configured);
        services.removeIf(
                service -> typed.stream().anyMatch(other -> other.name().equals(service.name())));
        services.addAll(typed);
        return services;
    }

    Path output() {
        return paths.apply(request.file("output")
                .or(() -> config.text("output"))
                .orElseGet(() -> packageName().value() + "/" + version()));
    }

    private static UsageException missing(String member) {
        return new UsageException(
                "The " + member + " is missing",
                "bundle create WASM PACKAGE VERSION, or '" + member + "' in the JSON file or Cargo.toml of --manifest");
    }
}
