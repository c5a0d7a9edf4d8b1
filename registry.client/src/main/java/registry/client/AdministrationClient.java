package registry.client;

import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;

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
}
