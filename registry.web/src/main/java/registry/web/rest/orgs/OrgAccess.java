package registry.web.rest.orgs;

import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.orgs.Members;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Orgs;
import registry.orgs.OrgsError;
import registry.orgs.Role;
import registry.web.rest.Access;

/**
 * Finds the organization of a request, and what its caller may do there. Thread-safe.
 *
 * <p>Resources ask in this order: for the organization, for the caller, for the body. What is asked here about roles
 * only keeps a body from being judged for those who may not send one; the change itself asks again.
 */
final class OrgAccess {
    private final Access access;
    private final Orgs orgs;
    private final Members members;

    OrgAccess(Access access, Orgs orgs, Members members) {
        this.access = access;
        this.orgs = orgs;
        this.members = members;
    }

    /**
     * The organization with this id, in any case.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    Org find(String id) {
        return OrgId.tryParse(id)
                .flatMap(orgs::find)
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND, "there is no such organization; check its id, such as my-org"));
    }

    /** How the caller may see {@code org}. */
    OrgViewer viewer(Org org) {
        Optional<Actor> actor = access.find();
        return new OrgViewer(
                actor,
                actor.filter(found -> found.may(Scope.READ))
                        .flatMap(found -> members.role(org.id(), found.account().id())));
    }

    /**
     * A caller who may read what belongs to the account.
     *
     * @throws RegistryException with {@link ApiError#UNAUTHORIZED} or {@link ApiError#FORBIDDEN}, among others
     */
    Actor reader() {
        Actor actor = access.require();
        actor.require(Scope.READ);
        return actor;
    }

    /**
     * A caller who may manage organizations.
     *
     * @throws RegistryException with {@link ApiError#UNAUTHORIZED} or {@link ApiError#FORBIDDEN}, among others
     */
    Actor manager() {
        Actor actor = access.require();
        actor.require(Scope.ORGS);
        return actor;
    }

    /**
     * A caller who may manage organizations and has at least this role in {@code org}.
     *
     * @throws RegistryException with {@link ApiError#UNAUTHORIZED} or {@link ApiError#FORBIDDEN}, among others
     */
    Actor manager(Org org, Role least) {
        Actor actor = manager();
        if (members.role(org.id(), actor.account().id())
                .filter(role -> role.includes(least))
                .isEmpty()) {
            throw new RegistryException(
                    ApiError.FORBIDDEN,
                    "only " + (least == Role.OWNER ? "owners" : "admins and owners") + " of '" + org.id()
                            + "' may do this; ask one of them");
        }
        return actor;
    }
}
