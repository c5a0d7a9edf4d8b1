package registry.web.page.org;

import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.OrgsError;
import registry.orgs.Role;
import registry.web.page.Visit;

/**
 * An organization that somebody looks at.
 *
 * @param actor who looks, if anybody is signed in
 * @param role what they are there, if they are a member and may act as one
 */
record Stage(Org org, Optional<Actor> actor, Optional<Role> role) {
    /**
     * The organization that the address names.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    static Stage of(Visit visit, Organizations organizations) {
        Org org = OrgId.tryParse(visit.path("org"))
                .flatMap(organizations.orgs()::find)
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND, "there is no such organization; look for it in the list of all"));
        Optional<Actor> actor = visit.visitor();
        Optional<Role> role = actor.filter(found -> found.mayEverywhere(Scope.ORGS))
                .flatMap(found ->
                        organizations.members().role(org.id(), found.account().id()));
        return new Stage(org, actor, role);
    }

    /**
     * The organization that the address names, for those who manage it.
     *
     * @param what they may do there, for the refusal of others
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, or with {@link ApiError#FORBIDDEN} for everybody but its
     *     admins and owners
     */
    static Stage managed(Visit visit, Organizations organizations, String what) {
        visit.require(Scope.ORGS);
        Stage stage = of(visit, organizations);
        if (!stage.is(Role.ADMIN)) {
            throw new RegistryException(
                    ApiError.FORBIDDEN,
                    "only admins and owners of '" + stage.org().id() + "' " + what);
        }
        return stage;
    }

    boolean is(Role least) {
        return role.filter(found -> found.includes(least)).isPresent();
    }

    /** Whether the members' e-mail addresses are this visitor's business. */
    boolean seesEmails() {
        return role.isPresent() || actor.filter(Actor::isAdministrator).isPresent();
    }

    String address() {
        return OrgAddresses.of(org.id());
    }
}
