package registry.client;

import java.util.List;
import java.util.Optional;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.Json;
import registry.client.json.JsonObject;
import registry.client.json.OrgJson;
import registry.client.org.Invitation;
import registry.client.org.Member;
import registry.client.org.Person;
import registry.client.org.Role;

/** The members of one organization, and who is invited. See {@link RegistryClient}. */
public final class MembersClient {
    private final Transport transport;
    private final Address members;
    private final Address invitations;

    MembersClient(Transport transport, Address organization) {
        this.transport = transport;
        this.members = organization.and("members");
        this.invitations = organization.and("invitations");
    }

    /** The members, bots included, owners first; for everybody. */
    public List<Member> list() {
        return transport.send(Call.get(members)).object().requiredObjects("members", OrgJson::member);
    }

    /**
     * Adds an account, or invites an e-mail address that has none; for admins and owners, as admin or owner for owners
     * only.
     *
     * @return the invitation; empty when the account is a member now
     */
    public Optional<Invitation> add(Person person, Role role) {
        return transport
                .send(Call.post(members, OrgJson.write(person).put("role", role.id())))
                .objectOrNull()
                .flatMap(json -> json.optionalObject("invitation"))
                .map(OrgJson::invitation);
    }

    /** Gives a member another role; for owners. */
    public void changeRole(Person member, Role role) {
        transport.send(Call.patch(members.and(member.name()), Json.object("role", role.id())));
    }

    /** Removes a member; for admins and owners, an owner for owners only. Done as well when there is no such member. */
    public void remove(Person member) {
        transport.send(Call.delete(members.and(member.name())));
    }

    /** Leaves the organization. Takes two calls. 409 {@code last_owner} for its last owner. */
    public void leave() {
        remove(Person.of(new AccountClient(transport).me().email()));
    }

    /** Who is invited, oldest first; for admins and owners, and for administrators. */
    public List<Invitation> invitations() {
        JsonObject answer = transport.send(Call.get(invitations)).object();
        return answer.requiredObjects("invitations", OrgJson::invitation);
    }

    /** Takes an invitation back; for admins and owners, an owner's for owners only. */
    public void revokeInvitation(String email) {
        transport.send(Call.delete(invitations.and(email)));
    }
}
