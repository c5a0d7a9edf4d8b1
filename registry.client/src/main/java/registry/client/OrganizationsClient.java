package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.Json;
import registry.client.json.OrgJson;
import registry.client.org.Organization;
import registry.client.org.OrganizationChange;
import registry.client.org.Person;

/** Who publishes together. Organizations are named by their id, the slug, in any case. See {@link RegistryClient}. */
public final class OrganizationsClient {
    private static final Address ORGS = Address.of("api", "v2", "orgs");

    private final Transport transport;

    OrganizationsClient(Transport transport) {
        this.transport = transport;
    }

    /** Creates an organization, whose owner is the caller. */
    public Organization create(String name, String slug) {
        ObjectNode body = Json.object("name", name).put("slug", slug);
        return OrgJson.organization(transport.send(Call.post(ORGS, body)).object());
    }

    /** The organizations of the caller's account, with the caller's roles. Takes two calls. */
    public List<Organization> mine() {
        return of(Person.of(new AccountClient(transport).me().email()));
    }

    /** The organizations of somebody, with that person's roles, as far as they are the caller's business. */
    public List<Organization> of(Person member) {
        return transport.send(Call.get(ORGS.with("member", member.name()))).objects(OrgJson::organization);
    }

    /** The organization that a package is linked to. */
    public Optional<Organization> ofPackage(String packageName) {
        return transport
                .send(Call.get(ORGS.with("package", packageName)))
                .objectOrNull()
                .map(OrgJson::organization);
    }

    /** One organization. 404 {@code not_found} if there is none. */
    public Organization get(String id) {
        return OrgJson.organization(transport.send(Call.get(ORGS.and(id))).object());
    }

    /** Changes name or metadata; for admins and owners. */
    public Organization change(String id, OrganizationChange change) {
        return OrgJson.organization(
                transport.send(Call.patch(ORGS.and(id), OrgJson.write(change))).object());
    }

    /** Deletes an organization with its bots, for ever; for owners and administrators. Its packages stay their owners'. */
    public void delete(String id) {
        transport.send(Call.delete(ORGS.and(id)));
    }

    /** Makes a member an owner in the caller's place, who becomes admin; for owners. */
    public void transfer(String id, Person newOwner) {
        transport.send(Call.post(ORGS.and(id, "transfer"), OrgJson.write(newOwner)));
    }

    /** The members of an organization, and who is invited. */
    public MembersClient members(String id) {
        return new MembersClient(transport, ORGS.and(id));
    }

    /** The packages that are linked to an organization. */
    public LinkedPackagesClient packages(String id) {
        return new LinkedPackagesClient(transport, ORGS.and(id, "packages"));
    }

    /** Which keys may sign the packages of an organization. */
    public SignerPolicyClient signerPolicy(String id) {
        return new SignerPolicyClient(transport, ORGS.and(id));
    }

    /** The bots of an organization. */
    public BotsClient bots(String id) {
        return new BotsClient(transport, ORGS.and(id, "bots"));
    }
}
