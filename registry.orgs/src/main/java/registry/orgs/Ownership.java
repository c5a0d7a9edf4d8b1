package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.accounts.AccountError;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/** Passes the ownership of organizations from hand to hand, by those with the scope {@code orgs}. Thread-safe. */
public final class Ownership {
    private final OrgStore store;
    private final Accounts accounts;
    private final MemberNames names;
    private final Invitations invitations;

    Ownership(OrgStore store, Accounts accounts, Invitations invitations) {
        this.store = store;
        this.accounts = accounts;
        this.names = new MemberNames(accounts);
        this.invitations = invitations;
    }

    /**
     * Makes a member an owner in the actor's place, who is an admin from then on.
     *
     * @param name of the member: an e-mail address or user name
     * @return the new owner
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization or member, with
     *     {@link ApiError#INVALID_PARAMS} when it is the actor, with {@link AccountError#BOT_FORBIDDEN} when either is a
     *     bot, or with {@link ApiError#FORBIDDEN} unless the actor is an owner and the member not suspended
     */
    public Member transfer(Actor actor, OrgId org, String name) {
        actor.requireEverywhere(Scope.ORGS);
        return OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            Membership giver = roster.require(actor, Role.OWNER, "hand it over");
            Membership taker = names.find(name)
                    .flatMap(account -> roster.of(account.id()))
                    .orElseThrow(() -> new RegistryException(
                            OrgsError.NOT_FOUND, "'" + org + "' has no such member; add the account first"));
            requireAnother(giver, taker);
            return tryTransfer(actor, roster, giver, taker);
        });
    }

    private Optional<Member> tryTransfer(Actor actor, Roster roster, Membership giver, Membership taker) {
        Accounts.Stored stored = accounts.read(taker.account()).orElseThrow(MemberNames::accountGone);
        if (stored.account().isSuspended()) {
            throw new RegistryException(
                    ApiError.FORBIDDEN,
                    "this member's account is suspended and cannot own an organization; choose another member");
        }
        Membership owner = taker.with(Role.OWNER);
        Membership admin = giver.with(Role.ADMIN);
        Batch.Builder batch = stored.requireUnchanged(roster.change())
                .put(owner.key(), owner.encode())
                .put(admin.key(), admin.encode());
        invitations.lapse(batch, actor, giver.org(), giver.account(), Role.ADMIN);
        store.record(
                batch,
                AuditEntry.of(actor, "org.transfer", owner.org() + "/" + owner.account())
                        .states(Optional.of(json(giver, taker)), Optional.of(json(admin, owner))));
        return store.commit(batch)
                ? Optional.of(new Member(stored.account(), owner.role(), owner.since()))
                : Optional.empty();
    }

    private static void requireAnother(Membership giver, Membership taker) {
        if (taker.account().equals(giver.account())) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "the organization is yours already; name another member to hand it to");
        }
        if (taker.bot()) {
            throw new RegistryException(
                    AccountError.BOT_FORBIDDEN, "a bot cannot own an organization; name a person who is a member");
        }
    }

    private static ObjectNode json(Membership giver, Membership taker) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("from", giver.json());
        json.set("to", taker.json());
        return json;
    }
}
