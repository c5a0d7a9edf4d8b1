package registry.client;

import java.util.List;
import registry.client.admin.AdminOrganization;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AdminJson;
import registry.client.json.Json;

/** The organizations of everybody, for administrators. See {@link RegistryClient}. */
public final class AdminOrganizationsClient {
    private final Transport transport;
    private final Address orgs;

    AdminOrganizationsClient(Transport transport, Address orgs) {
        this.transport = transport;
        this.orgs = orgs;
    }

    /** All organizations, by id. */
    public List<AdminOrganization> list() {
        return transport.send(Call.get(orgs)).object().requiredObjects("orgs", AdminJson::organization);
    }

    /** Vouches for an organization. */
    public void verify(String id) {
        transport.send(Call.patch(orgs.and(id), Json.object("action", "verify")));
    }

    /** Takes that back. */
    public void unverify(String id) {
        transport.send(Call.patch(orgs.and(id), Json.object("action", "unverify")));
    }

    /** Deletes an organization with its bots, for ever. Its packages stay their owners'. */
    public void delete(String id) {
        transport.send(Call.delete(orgs.and(id)));
    }

    /** The e-mail addresses of the members. */
    public List<String> members(String id) {
        return transport.send(Call.get(orgs.and(id, "members"))).object().requiredTexts("members");
    }

    /** The names of the linked packages. */
    public List<String> packages(String id) {
        return transport.send(Call.get(orgs.and(id, "packages"))).object().requiredTexts("packages");
    }
}
