package registry.web.rest.orgs;

import java.util.List;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.api.AccountId;
import registry.api.RegistryException;
import registry.orgs.Members;
import registry.orgs.Org;
import registry.orgs.Orgs;
import registry.orgs.Role;
import registry.web.http.WebError;

/**
 * The organizations of an account, as far as they are the caller's business: all of one's own, those one belongs to
 * oneself, and for administrators everybody's. Thread-safe.
 */
final class Memberships {
    private static final int MAX_NAME = 254; // an e-mail address, RFC 5321 §4.5.3.1.3

    private final OrgAccess access;
    private final Orgs orgs;
    private final Members members;

    Memberships(OrgAccess access, Orgs orgs, Members members) {
        this.access = access;
        this.orgs = orgs;
        this.members = members;
    }

    /** An organization, and what the account is there. */
    record Membership(Org org, Optional<Role> role) {}

    /**
     * Those of the account with this e-mail address or user name; none when there is no such account, so that nobody
     * learns of it.
     *
     * @throws RegistryException with {@link WebError#BAD_REQUEST}, or when the caller is nobody
     */
    List<Membership> of(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new RegistryException(WebError.BAD_REQUEST, "member must be an e-mail address or a user name");
        }
        Actor actor = access.reader();
        return members.account(name).map(Account::id).stream()
                .flatMap(account -> orgs.ofMember(account).stream()
                        .filter(org -> concerns(actor, account, org))
                        .map(org -> new Membership(org, members.role(org.id(), account))))
                .toList();
    }

    private boolean concerns(Actor actor, AccountId account, Org org) {
        AccountId caller = actor.account().id();
        return caller.equals(account)
                || actor.isAdministrator()
                || members.role(org.id(), caller).isPresent();
    }
}
