package registry.cli.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.cli.file.AtomicFile;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.signing.json.PrettyJson;
import registry.signing.manifest.ManifestRules;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiBudget;
import registry.signing.wasm.WasmModule;

/** Makes the directory of a bundle: copies of its files and a manifest with their true sizes and hashes. */
public final class BundleMaker {
    /** Larger than any bundle may become. */
    private static final long MAX_BYTES = 512L << 20;

    private final Blueprint blueprint;
    private final Path directory;
    private final List<Artifact> artifacts = new ArrayList<>();

    private BundleMaker(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.directory = blueprint.output();
    }

    /**
     * What was made.
     *
     * @param directory where it is
     * @param manifest the manifest, unsigned
     * @param artifacts its files
     * @param settings the file that settings came from, if any did
     */
    public record Made(Path directory, ObjectNode manifest, List<Artifact> artifacts, Optional<Path> settings) {}

    /**
     * One file of a bundle.
     *
     * @param path its path in the bundle
     * @param digest its SHA-256
     * @param size its length in bytes
     */
    public record Artifact(String path, Digest digest, long size) {
        private ObjectNode json() {
            return Json.object().put("path", path).put("hash", digest.hex()).put("size", size);
        }
    }

    /** Makes a bundle; {@code paths} resolves what was typed. The manifest is written last. */
    public static Made make(CreateRequest request, Function<String, Path> paths) {
        return new BundleMaker(Blueprint.of(request, paths)).make();
    }

    private Made make() {
        ObjectNode manifest = head();
        links().ifPresent(links -> manifest.set("links", links));
        requireRules(manifest);
        List<ServiceFiles> services = blueprint.services();
        blueprint.wasm().ifPresent(wasm -> {
            manifest.set("wasm", module(wasm, "app.wasm").json());
            blueprint
                    .abi()
                    .ifPresent(abi -> manifest.set("abi", abi(abi, "abi.json").json()));
        });
        if (!services.isEmpty()) {
            ArrayNode list = manifest.putArray("services");
            services.forEach(service -> list.add(service(service)));
        }
        AtomicFile.write(directory.resolve(Manifests.FILE_NAME), out -> out.write(PrettyJson.write(manifest)));
        return new Made(directory, manifest, List.copyOf(artifacts), blueprint.settings());
    }

    /** Better now than when it is published. The files are not there yet, and these rules do not ask for them. */
    private static void requireRules(ObjectNode manifest) {
        ObjectNode complete = manifest.deepCopy();
        complete.putObject("wasm").put("path", "app.wasm");
        ManifestRules.check(complete);
    }

    private ObjectNode head() {
        ObjectNode manifest = Json.object()
                .put("version", "1.0")
                .put("package", blueprint.packageName().value())
                .put("appVersion", blueprint.version().toString())
                .put("minRuntimeVersion", blueprint.minRuntimeVersion());
        ObjectNode metadata = manifest.putObject("metadata")
                .put(
                        "name",
                        blueprint.text("name").orElse(blueprint.packageName().value()))
                .put("description", blueprint.text("description").orElse(""));
        blueprint.text("author").ifPresent(author -> metadata.put("author", author));
        blueprint.text("license").ifPresent(license -> metadata.put("license", license));
        if (!blueprint.tags().isEmpty()) {
            blueprint.tags().forEach(metadata.putArray("tags")::add);
        }
        blueprint.icon().ifPresent(icon -> metadata.put("icon", Icon.dataUri(icon)));
        blueprint.text("slug").ifPresent(slug -> manifest.putObject("handlers").put("slug", slug));
        if (!blueprint.exports().isEmpty() || !blueprint.uses().isEmpty()) {
            ObjectNode interfaces = manifest.putObject("interfaces");
            blueprint.exports().forEach(interfaces.putArray("exports")::add);
            blueprint.uses().forEach(interfaces.putArray("uses")::add);
        }
        return manifest;
    }

    private Optional<ObjectNode> links() {
        ObjectNode links = Json.object();
        for (String name : List.of("frontend", "github", "docs")) {
            blueprint.text(name).ifPresent(link -> links.put(name, link));
        }
        return links.isEmpty() ? Optional.empty() : Optional.of(links);
    }

    private ObjectNode service(ServiceFiles service) {
        ObjectNode json = Json.object().put("name", service.name());
        json.set(
                "wasm",
                module(service.wasm(), "services/" + service.name() + ".wasm").json());
        service.abi()
                .ifPresent(abi -> json.set(
                        "abi",
                        abi(abi, "services/" + service.name() + ".abi.json").json()));
        return json;
    }

    private Artifact module(Path source, String path) {
        byte[] content = read(source);
        try {
            WasmModule.read(new ByteArrayInputStream(content), new AbiBudget());
        } catch (RegistryException e) {
            throw new RegistryException(CliError.INVALID_INPUT, source + " is no wasm module: " + e.detail(), e);
        }
        return store(content, path);
    }

    private Artifact abi(Path source, String path) {
        byte[] content = read(source);
        if (Abi.read(content) instanceof Abi.Broken broken) {
            throw new RegistryException(CliError.INVALID_INPUT, source + " is no ABI: " + broken.problem());
        }
        return store(content, path);
    }

    private Artifact store(byte[] content, String path) {
        Path target = directory.resolve(path);
        try {
            Files.createDirectories(target.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(target, out -> out.write(content));
        Artifact artifact = new Artifact(path, Digest.ofContent(content), content.length);
        artifacts.add(artifact);
        return artifact;
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw new RegistryException(CliError.INVALID_INPUT, file + " is larger than any bundle may be");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
