package registry.cli.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import registry.cli.file.AtomicFile;
import registry.cli.output.Json;

/**
 * At which port the registry of this machine's user listens: the member {@code server.port} of {@code
 * .calimero-registry/config.json}, which {@code local start --port} sets. Other members of the file stay as they are.
 */
public final class LocalPort {
    /** The port of one that nobody has configured. */
    public static final int DEFAULT = 8082;

    /** The highest port there is. */
    public static final int MAX = 65_535;

    private final Path file;
    private final Consumer<String> warnings;

    /** Names the file, which need not exist. */
    public LocalPort(LocalFiles files, Consumer<String> warnings) {
        this.file = files.home().resolve(".calimero-registry").resolve("config.json");
        this.warnings = warnings;
    }

    /** The port that applies. */
    public int number() {
        return document().map(this::number).orElse(DEFAULT);
    }

    /** Remembers a port for later commands. */
    public void remember(int port) {
        ObjectNode changed = document().orElseGet(Json::object);
        changed.withObject("/server").put("port", port);
        AtomicFile.writePrivate(file, (Json.text(changed) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private int number(ObjectNode document) {
        int port = document.path("server").path("port").asInt(DEFAULT);
        if (port > 0 && port <= MAX) {
            return port;
        }
        warnings.accept(file + " names no port; using " + DEFAULT);
        return DEFAULT;
    }

    private Optional<ObjectNode> document() {
        try {
            Optional<ObjectNode> document = Json.object(Files.readString(file, StandardCharsets.UTF_8));
            if (document.isEmpty()) {
                warnings.accept(file + " is not valid JSON; using port " + DEFAULT);
            }
            return document;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
