package registry.client;

import java.util.List;
import java.util.function.Function;
import registry.client.admin.AdminBot;
import registry.client.admin.Figures;
import registry.client.admin.Plugin;
import registry.client.admin.ServerSetting;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AdminJson;
import registry.client.json.JsonObject;
import registry.client.json.ServerJson;

/** What administrators see and decide. Needs a token with the scope {@code admin}. See {@link RegistryClient}. */
public final class AdministrationClient {
    private static final Address ADMIN = Address.of("api", "admin");

    private final Transport transport;

    AdministrationClient(Transport transport) {
        this.transport = transport;
    }

    /** Whether account and token may administer. Whoever is signed in may ask. */
    public boolean isAdministrator() {
        return transport.send(Call.get(ADMIN.and("check"))).object().flag("isAdmin");
    }

    /** How the process that answers and its stores are. One in trouble is an answer and no failure. */
    public Figures figures() {
        return ServerJson.figures(transport.send(Call.get(ADMIN.and("health"))).object());
    }

    /** Everything that is plugged in, chosen or not, by kind and id. */
    public List<Plugin> plugins() {
        return list("plugins", AdminJson::plugin);
    }

    /** Every key of the configuration, in alphabetical order. */
    public List<ServerSetting> settings() {
        return transport.send(Call.get(ADMIN.and("config"))).object().requiredObjects("settings", AdminJson::setting);
    }

    /** The bots of all organizations. As accounts they are changed among {@link #users}. */
    public List<AdminBot> bots() {
        return list("bots", AdminJson::bot);
    }

    /** The accounts. */
    public AdminUsersClient users() {
        return new AdminUsersClient(transport, ADMIN.and("users"));
    }

    /** The packages of everybody. */
    public AdminPackagesClient packages() {
        return new AdminPackagesClient(transport, ADMIN.and("packages"));
    }

    /** The organizations of everybody. */
    public AdminOrganizationsClient organizations() {
        return new AdminOrganizationsClient(transport, ADMIN.and("orgs"));
    }

    /** What was done by whom. */
    public AuditClient audit() {
        return new AuditClient(transport, ADMIN.and("audit"));
    }

    /** Signs cookies with a new key from now on, in every process. What was signed before counts until it expires. */
    public void rotateKeys() {
        transport.send(Call.post(ADMIN.and("keys", "rotate")));
    }

    private <T> List<T> list(String name, Function<JsonObject, T> element) {
        return transport.send(Call.get(ADMIN.and(name))).object().requiredObjects(name, element);
    }
}
