package registry.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where the registry of this machine's user answers: on loopback, at the port that its own configuration says. */
public final class LocalRegistry {
    /** The port of one that nobody has configured. */
    public static final int DEFAULT_PORT = 8082;

    private static final int MAX_PORT = 65_535;

    private LocalRegistry() {}

    /** Its address, by the file {@code .calimero-registry/config.json} below a home directory. */
    public static URI addressBelow(Path home, Consumer<String> warnings) {
        Path file = home.resolve(".calimero-registry").resolve("config.json");
        return URI.create("http://127.0.0.1:" + port(file, warnings));
    }

    private static int port(Path file, Consumer<String> warnings) {
        try {
            JsonNode document = new ObjectMapper().readTree(Files.readAllBytes(file));
            int port = document.path("server").path("port").asInt(DEFAULT_PORT);
            if (port > 0 && port <= MAX_PORT) {
                return port;
            }
            warnings.accept(file + " names no port; using " + DEFAULT_PORT);
        } catch (NoSuchFileException e) {
            return DEFAULT_PORT;
        } catch (JsonProcessingException e) {
            warnings.accept(file + " is not valid JSON; using port " + DEFAULT_PORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DEFAULT_PORT;
    }
}
