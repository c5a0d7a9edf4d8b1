package registry.cli.operation.account;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.cli.config.ConfigFile;
import registry.cli.config.SettingKey;
import registry.cli.operation.Session;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Told;
import registry.cli.output.UsageException;
import registry.client.ClientException;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.account.ApiToken;

/** Revokes the stored token and forgets it. */
public final class LogoutOperation {
    private final Session session;

    /** Works in a session. */
    public LogoutOperation(Session session) {
        this.session = session;
    }

    /**
     * Revokes the token in the configuration file at its registry, and removes it from the file whatever the registry
     * says; the registry's address stays. With {@code keepToken} it is only forgotten.
     */
    public Report run(boolean keepToken) {
        ConfigFile file = session.settings().file();
        Map<SettingKey, String> values = new EnumMap<>(SettingKey.class);
        values.putAll(file.read());
        String token = Optional.ofNullable(values.remove(SettingKey.API_KEY))
                .orElseThrow(() -> new UsageException(
                        "No token is stored in " + file.path(),
                        "'calimero-registry config list' shows where tokens come from"));
        URI registry = Optional.ofNullable(values.get(SettingKey.REGISTRY_URL))
                .map(Session::parseUrl)
                .orElseGet(session::registryUrl);
        boolean revoked = !keepToken && revoke(registry, token);
        file.write(values);
        session.variable(SettingKey.API_KEY.variable())
                .ifPresent(value -> session.warn(SettingKey.API_KEY.variable() + " is still set and still used"));
        String sentence = revoked
                ? "You are signed out: the token is revoked and forgotten."
                : "The token is forgotten here. It was not revoked.";
        return new Told(
                sentence,
                Json.object()
                        .put("revoked", revoked)
                        .put("configFile", file.path().toString()));
    }

    /** Whether it counts no more. A registry that does not answer keeps nobody from forgetting a token. */
    private boolean revoke(URI registry, String token) {
        try (RegistryClient client = session.connect(registry, token)) {
            return revoke(client, token);
        } catch (RefusedException e) {
            if (ExitCode.ofStatus(e.status()) == ExitCode.NOT_ALLOWED
                    && e.code().equals("unauthorized")) {
                return true; // revoked or expired already
            }
            warn(e);
        } catch (ClientException e) {
            warn(e);
        }
        return false;
    }

    /**
     * A token does not know its own id, so those that begin as it does are tried; the registry lets a token revoke itself
     * and no other.
     */
    private static boolean revoke(RegistryClient client, String token) {
        List<ApiToken> candidates = client.tokens().list().stream()
                .filter(listed -> listed.beginning()
                        .map(text -> text.replace("…", ""))
                        .filter(text -> !text.isEmpty() && token.startsWith(text))
                        .isPresent())
                .toList();
        RefusedException refusal = null;
        for (ApiToken candidate : candidates) {
            try {
                client.tokens().revoke(candidate.id());
                return true;
            } catch (RefusedException e) {
                refusal = e; // another token that begins alike
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return false;
    }

    private void warn(ClientException e) {
        session.warn("the registry did not revoke the token, which still counts: " + e.detail());
    }
}
