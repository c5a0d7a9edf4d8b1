package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.cli.bundle.Manifests;
import registry.cli.file.AtomicFile;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.signing.json.PrettyJson;
import registry.signing.sample.SampleApp;

/** Writes a small valid app to try a registry with. */
public final class SampleOperation {
    private static final String DEFAULT_PACKAGE = "com.example.sample";
    private static final String DEFAULT_VERSION = "1.0.0";

    private final Session session;

    /** Works in a session. */
    public SampleOperation(Session session) {
        this.session = session;
    }

    /** Writes its module, ABI and unsigned manifest into a directory, which must not hold a manifest yet. */
    public Report run(Optional<String> packageName, Optional<String> version, Optional<String> output) {
        PackageName name = PackageName.parseNew(packageName.orElse(DEFAULT_PACKAGE));
        BundleVersion number = BundleVersion.parse(version.orElse(DEFAULT_VERSION));
        Path directory = session.path(output.orElse(name.value() + "/" + number));
        if (Files.exists(directory.resolve(Manifests.FILE_NAME))) {
            throw new RegistryException(
                    CliError.OUTPUT_EXISTS,
                    directory + " holds a bundle already; choose another directory with --output");
        }
        SampleApp app = SampleApp.of(name, number, name.value());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(SampleApp.WASM, app.wasm());
        files.put(SampleApp.ABI, app.abi());
        files.put(Manifests.FILE_NAME, PrettyJson.write(app.manifest()));
        write(directory, files);
        return new Written(session, directory, name, number);
    }

    private static void write(Path directory, Map<String, byte[]> files) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.forEach((path, content) -> AtomicFile.write(directory.resolve(path), out -> out.write(content)));
    }

    private record Written(Session session, Path directory, PackageName name, BundleVersion version) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.table(new Table()
                    .row("Sample", directory.toString())
                    .row("Package", name.value())
                    .row("Version", version.toString())
                    .row("Next", "calimero-registry sign " + session.typed(directory) + " --key FILE"));
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("directory", directory.toString())
                    .put("package", name.value())
                    .put("version", version.toString());
        }
    }
}
