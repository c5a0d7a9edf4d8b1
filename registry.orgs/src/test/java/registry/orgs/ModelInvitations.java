package registry.orgs;

import static registry.orgs.ModelRights.refuseIf;

import java.util.Optional;
import registry.orgs.ModelState.Invitation;
import registry.orgs.OrgSystem.Refused;
import registry.orgs.OrgSystem.Who;

/** Who is invited in the model. */
record ModelInvitations(ModelState state, ModelRights rights) {
    void invite(Who who, String org, String address, String role) {
        Optional<Invitation> before = find(org, address);
        boolean same = before.filter(known -> known.role().equals(role)).isPresent();
        if (before.isPresent() && !same) {
            rights.requireRank(who, org, "owner");
        }
        if (!same) {
            state.org(org).invitations.put(address, new Invitation(role, who.name()));
        }
    }

    void revoke(Who who, String org, String address) {
        rights.requireRank(who, org, "admin");
        Invitation invitation = find(org, address).orElseThrow(() -> new Refused("not_found"));
        boolean owner = state.hasRank(org, who.name(), "owner");
        refuseIf(invitation.role().equals("owner") && !owner, "forbidden");
        state.org(org).invitations.remove(address);
    }

    void welcome(String name) {
        if (state.people.contains(name)) {
            state.orgs.forEach((org, of) -> Optional.ofNullable(of.invitations.remove(name + "@example.com"))
                    .filter(invitation -> !state.isMember(org, name))
                    .ifPresent(invitation -> state.join(org, name, invitation.role())));
        }
    }

    private Optional<Invitation> find(String org, String address) {
        return Optional.ofNullable(state.org(org).invitations.get(address));
    }
}
