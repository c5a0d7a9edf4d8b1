package registry.cli.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import registry.cli.config.ConfigFile;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;

/** Keeps a new token, and the registry that it is for, for the next commands. */
public final class TokenStore {
    private final Session session;

    /** Writes the configuration file of a session. */
    public TokenStore(Session session) {
        this.session = session;
    }

    /** Stores both. A token that cannot be stored is not lost: it is shown. */
    public Kept keep(URI registry, String token) {
        for (SettingKey key : SettingKey.values()) {
            session.variable(key.variable())
                    .ifPresent(value -> session.warn(key.variable() + " is set and goes before what is stored"));
        }
        ConfigFile file = session.settings().file();
        try {
            file.write(Map.of(SettingKey.REGISTRY_URL, registry.toString(), SettingKey.API_KEY, token));
            return new Kept(token, Optional.of(file.path()));
        } catch (UncheckedIOException e) {
            session.warn(file.path() + " cannot be written: " + e.getMessage());
            return new Kept(token, Optional.empty());
        }
    }

    /**
     * Where a token is now.
     *
     * @param token the secret
     * @param file the file that holds it; empty if it could not be written
     */
    public record Kept(String token, Optional<Path> file) {
        /** For a person: masked when it is stored. */
        public String text() {
            return file.map(path -> Setting.masked(token) + ", stored in " + path)
                    .orElse(token + " (shown this once: keep it in CALIMERO_API_KEY)");
        }

        /** Adds {@code configFile}, or else {@code token}. */
        public ObjectNode addTo(ObjectNode json) {
            return file.map(path -> json.put("configFile", path.toString())).orElseGet(() -> json.put("token", token));
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "a token in " + file;
        }
    }
}
