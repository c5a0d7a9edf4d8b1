package registry.cli.bundle;

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

    /** Reads the configuration file, if there is one; {@code paths} resolves what was typed. */
    static Blueprint of(CreateRequest request, Function<String, Path> paths) {
        BundleConfig config =
                request.file("manifest").map(paths).map(BundleConfig::read).orElseGet(BundleConfig::none);
        return new Blueprint(request, config, paths);
    }

    PackageName packageName() {
        return request.packageName()
                .or(() -> config.text("package"))
                .map(PackageName::parseNew)
                .orElseThrow(() -> missing("package", "PACKAGE"));
    }

    BundleVersion version() {
        return request.version()
                .or(() -> config.text("version"))
                .map(BundleVersion::parse)
                .orElseThrow(() -> missing("version", "VERSION"));
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

    Path wasm() {
        return paths.apply(request.wasm());
    }

    Optional<Path> abi() {
        return request.file("abi").map(paths).or(config::abi);
    }

    List<ServiceFiles> services() {
        List<ServiceFiles> services = new ArrayList<>(config.services());
        for (String spec : request.services()) {
            services.add(ServiceFiles.parse(spec, paths));
        }
        ServiceFiles.requireUnique(services);
        return services;
    }

    Path output() {
        return paths.apply(request.file("output")
                .or(() -> config.text("output"))
                .orElseGet(() -> packageName().value() + "/" + version()));
    }

    private static UsageException missing(String member, String argument) {
        return new UsageException(
                "The " + member + " is missing",
                "bundle create WASM PACKAGE VERSION, or '" + member + "' in the file given by --manifest (" + argument
                        + ")");
    }
}
