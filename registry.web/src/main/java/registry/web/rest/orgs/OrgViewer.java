package registry.web.rest.orgs;

import java.util.Optional;
import registry.accounts.Actor;
import registry.orgs.Role;

/**
 * Who looks at an organization.
 *
 * @param role what the caller is there, if the caller is a member and the credential may read what belongs to its account
 */
record OrgViewer(Optional<Actor> actor, Optional<Role> role) {
    /** Whether the members' e-mail addresses are this viewer's business. */
    boolean seesEmails() {
        return role.isPresent() || actor.filter(Actor::isAdministrator).isPresent();
    }
}
