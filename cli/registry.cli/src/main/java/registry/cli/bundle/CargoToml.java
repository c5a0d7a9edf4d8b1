package registry.cli.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.cli.output.Json;

/**
 * A Cargo.toml as {@code cargo mero} reads it: the table {@code [workspace.metadata.calimero]}, or else
 * {@code [package.metadata.calimero]}, with what a crate says of itself for what the table leaves out.
 */
final class CargoToml {
    static final String FILE_NAME = "Cargo.toml";

    private static final List<String> TEXTS = List.of(
            "package", "name", "description", "author", "icon", "slug", "license", "github", "docs", "frontend");
    private static final List<String> OTHERS = List.of("min-runtime-version", "tags", "services");

    private final Path file;
    private final JsonNode document;

    private CargoToml(Path file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /** Reads a file. */
    static CargoToml read(Path file) {
        try {
            return new CargoToml(file, new TomlMapper().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new RegistryException(
                    CliError.INVALID_INPUT, file + " is no valid TOML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings in the vocabulary of {@link BundleConfig}; empty if there is no table for them. */
    Optional<ObjectNode> settings() {
        JsonNode table = document.at("/workspace/metadata/calimero");
        if (!table.isObject()) {
            table = document.at("/package/metadata/calimero");
        }
        return table instanceof ObjectNode known ? Optional.of(settings(known)) : Optional.empty();
    }

    private ObjectNode settings(ObjectNode table) {
        table.properties().forEach(entry -> requireKnown(entry.getKey()));
        ObjectNode settings = Json.object();
        for (String key : TEXTS) {
            copy(table, key, settings, key);
        }
        copy(table, "min-runtime-version", settings, "minRuntimeVersion");
        copy(table, "tags", settings, "tags");
        crateName().filter(name -> !settings.has("name")).ifPresent(name -> settings.put("name", name));
        version().ifPresent(version -> settings.put("version", version));
        JsonNode services = table.path("services");
        if (services.isEmpty()) {
            crateName().ifPresent(name -> built(settings, "", name));
        } else {
            for (JsonNode service : services) {
                add(settings, service);
            }
        }
        return settings;
    }

    private void requireKnown(String key) {
        if (!TEXTS.contains(key) && !OTHERS.contains(key)) {
            throw invalid("there is no key '" + key + "'; the keys are " + String.join(", ", TEXTS) + ", "
                    + String.join(", ", OTHERS));
        }
    }

    private void add(ObjectNode settings, JsonNode service) {
        String name = service.path("name").asText();
        String crate = service.path("crate").asText();
        if (name.isEmpty() || crate.isEmpty()) {
            throw invalid("each of the services needs 'name' and 'crate'");
        }
        built(settings.withArray("services").addObject().put("name", name), directory(crate), crate);
    }

    /** What {@code cargo mero build} leaves in the directory of a crate. */
    private void built(ObjectNode settings, String directory, String crate) {
        String results = directory + "res/";
        settings.put("wasm", results + crate.replace('-', '_') + ".wasm");
        if (Files.exists(file.resolveSibling(results + "abi.json"))) {
            settings.put("abi", results + "abi.json");
        }
    }

    /** Where a crate is, with a slash after it; the directory of this file unless a member of the workspace has the name. */
    private String directory(String crate) {
        for (JsonNode member : document.at("/workspace/members")) {
            for (String directory : directories(member.asText())) {
                Path manifest = file.resolveSibling(directory).resolve(FILE_NAME);
                if (Files.exists(manifest)
                        && read(manifest).crateName().filter(crate::equals).isPresent()) {
                    return directory + "/";
                }
            }
        }
        return "";
    }

    /** The directories that a member stands for: itself, or all in {@code crates} for {@code crates/*}. */
    private List<String> directories(String member) {
        if (!member.endsWith("/*")) {
            return List.of(member);
        }
        String parent = member.substring(0, member.length() - 2);
        Path directory = file.resolveSibling(parent);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> parent + "/" + child.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> crateName() {
        return text("/package/name");
    }

    /** The version of the crate, or else the one that all crates of the workspace share. */
    private Optional<String> version() {
        return text("/package/version")
                .or(() -> text("/workspace/package/version"))
                .or(this::inheritedVersion);
    }

    private Optional<String> inheritedVersion() {
        if (!document.at("/package/version/workspace").asBoolean()) {
            return Optional.empty();
        }
        for (Path above = file.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
            Path manifest = above.resolve(FILE_NAME);
            if (Files.exists(manifest)) {
                Optional<String> version = read(manifest).text("/workspace/package/version");
                if (version.isPresent()) {
                    return version;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(String pointer) {
        return Optional.of(document.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static void copy(ObjectNode from, String key, ObjectNode to, String name) {
        if (from.has(key)) {
            to.set(name, from.get(key));
        }
    }

    private RegistryException invalid(String problem) {
        return new RegistryException(CliError.INVALID_INPUT, file + ", metadata.calimero: " + problem);
    }
}
