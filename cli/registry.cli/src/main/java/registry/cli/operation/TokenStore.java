package registry.cli.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import registry.cli.config.ConfigFile;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;

/**
 * The token that is kept for the next commands, with the registry that it is for: in the configuration file, or, in a
 * session with the registry of this machine, in that registry's own file, where {@code --local} looks.
 */
public final class TokenStore {
    private final Session session;

    /** Works on the files of a session. */
    public TokenStore(Session session) {
        this.session = session;
    }

    /**
     * A token that is kept.
     *
     * @param registry the address of its registry
     * @param token the secret
     */
    public record Stored(URI registry, String token) {
        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "a token for " + registry;
        }
    }

    /** Where it is kept. */
    public Path file() {
        return session.isLocal()
                ? session.localFiles().tokenFile()
                : session.settings().file().path();
    }

    /** What is kept now. */
    public Optional<Stored> stored() {
        if (session.isLocal()) {
            return session.localFiles().token().map(token -> new Stored(session.registryUrl(), token));
        }
        Map<SettingKey, String> values = session.settings().file().read();
        return Optional.ofNullable(values.get(SettingKey.API_KEY)).map(token -> {
            URI registry = Optional.ofNullable(values.get(SettingKey.REGISTRY_URL))
                    .map(Session::parseUrl)
                    .orElseGet(session::registryUrl);
            return new Stored(registry, token);
        });
    }

    /** Keeps a token. One that cannot be kept is not lost: it is shown. */
    public Kept keep(URI registry, String token) {
        try {
            if (session.isLocal()) {
                session.localFiles().keepToken(token);
            } else {
                configure(registry, token);
            }
            return new Kept(token, Optional.of(file()));
        } catch (UncheckedIOException e) {
            session.warn(file() + " cannot be written: " + e.getMessage());
            return new Kept(token, Optional.empty());
        }
    }

    /** Forgets the token; the registry's address stays. */
    public void forget() {
        if (session.isLocal()) {
            session.localFiles().forgetToken();
            return;
        }
        ConfigFile file = session.settings().file();
        Map<SettingKey, String> values = new EnumMap<>(SettingKey.class);
        values.putAll(file.read());
        values.remove(SettingKey.API_KEY);
        file.write(values);
        session.variable(SettingKey.API_KEY.variable())
                .ifPresent(value -> session.warn(SettingKey.API_KEY.variable() + " is still set and still used"));
    }

    private void configure(URI registry, String token) {
        for (SettingKey key : SettingKey.values()) {
            session.variable(key.variable())
                    .ifPresent(value -> session.warn(key.variable() + " is set and goes before what is stored"));
        }
        session.settings()
                .file()
                .write(Map.of(SettingKey.REGISTRY_URL, registry.toString(), SettingKey.API_KEY, token));
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
