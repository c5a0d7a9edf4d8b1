package registry.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import registry.cli.file.AtomicFile;
import registry.cli.output.Json;

/**
 * The configuration file: {@code {"registry":{"url":"…","apiKey":"…"}}}. It holds a token, so only its owner may read
 * it. A damaged file counts as empty, after a warning.
 */
public final class ConfigFile {
    private final Path file;
    private final Consumer<String> warnings;

    /** Names the file, which need not exist. */
    public ConfigFile(Path file, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** The file's place below a home directory. */
    public static Path below(Path home) {
        return home.resolve(".calimero-registry").resolve("remote-config.json");
    }

    /** Where the file is. */
    public Path path() {
        return file;
    }

    /** Whether the file exists. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** What the file says. */
    public Map<SettingKey, String> read() {
        Map<SettingKey, String> values = new EnumMap<>(SettingKey.class);
        bytes().flatMap(this::registry).ifPresent(registry -> take(registry, values));
        return values;
    }

    /** Replaces what the file says. */
    public void write(Map<SettingKey, String> values) {
        ObjectNode document = Json.object();
        ObjectNode registry = document.putObject("registry");
        values.forEach((key, value) -> registry.put(key.member(), value));
        AtomicFile.writePrivate(file, (Json.text(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void take(JsonNode registry, Map<SettingKey, String> values) {
        for (SettingKey key : SettingKey.values()) {
            JsonNode value = registry.path(key.member());
            if (value.isTextual() && !value.textValue().isEmpty()) {
                values.put(key, value.textValue());
            }
        }
    }

    private Optional<JsonNode> registry(byte[] bytes) {
        try {
            JsonNode document = new ObjectMapper().readTree(bytes);
            if (document != null
                    && document.isObject()
                    && !document.path("registry").isValueNode()) {
                return Optional.of(document.path("registry"));
            }
            warnings.accept(file + " is not a configuration file; using defaults");
        } catch (IOException e) {
            warnings.accept(file + " is not valid JSON; using defaults");
        }
        return Optional.empty();
    }

    private Optional<byte[]> bytes() {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
