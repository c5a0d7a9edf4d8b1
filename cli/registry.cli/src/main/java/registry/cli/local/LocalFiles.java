package registry.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import registry.cli.file.AtomicFile;

/**
 * Where the registry of this machine's user keeps what belongs to it: below {@code .calimero-registry/local}.
 *
 * @param home the user's home directory
 */
public record LocalFiles(Path home) {
    /** Everything of it lies here. */
    public Path directory() {
        return home.resolve(".calimero-registry").resolve("local");
    }

    /** The data directory of the server. */
    public Path data() {
        return directory().resolve("data");
    }

    /** What the server writes. */
    public Path log() {
        return directory().resolve("server.log");
    }

    /** Which process serves. */
    public Path process() {
        return directory().resolve("server.json");
    }

    /** Held while a server is being started or its data replaced. */
    public Path lock() {
        return directory().resolve("lock");
    }

    /** The key that signs what {@code local seed} publishes. */
    public Path seedKey() {
        return directory().resolve("seed-key.json");
    }

    /** Where backups go that are given no other place. */
    public Path backups() {
        return directory().resolve("backups");
    }

    /** The token of the account that {@code local start} made. */
    public Optional<String> token() {
        try {
            return Optional.of(Files.readString(tokenFile(), StandardCharsets.UTF_8)
                            .strip())
                    .filter(token -> !token.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps that token, for its owner alone. */
    public void keepToken(String token) {
        AtomicFile.writePrivate(tokenFile(), (token + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets it, with the registry that it is for. */
    public void forgetToken() {
        try {
            Files.deleteIfExists(tokenFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where that token is. */
    public Path tokenFile() {
        return directory().resolve("token");
    }
}
