package registry.orgs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Scope;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/**
 * Who belongs to an organization, and as what. Thread-safe.
 *
 * <p>All changes need the scope {@code orgs}; bots may make none, and hear {@link AccountError#BOT_FORBIDDEN}. An
 * organization has an owner at any time: whoever would take the last one away hears {@link OrgsError#LAST_OWNER}.
 *
 * <p>Members are named by their e-mail address or their user name, in any case, the latter with or without {@code @}
 * before it.
 */
public final class Members {
    private final OrgStore store;
    private final Accounts accounts;
    private final MemberNames names;
    private final BotRecords bots;
    private final Invitations invitations;
    private final MembershipEnds ends;
    private final Clock clock;

    Members(OrgStore store, Accounts accounts, Belongings belongings, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.names = new MemberNames(accounts);
        this.bots = belongings.bots();
        this.invitations = belongings.invitations();
        this.ends = belongings.ends();
        this.clock = clock;
    }

    /** What comes and goes with members. */
    record Belongings(BotRecords bots, Invitations invitations, MembershipEnds ends) {}

    /**
     * The members of an organization, bots included, in no particular order.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization
     */
    public List<Member> list(OrgId org) {
        return store.require(org).members().stream()
                .map(this::member)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The member of this name, if there is one. */
    public Optional<Member> find(OrgId org, String name) {
        return names.find(name)
                .flatMap(account ->
                        store.membership(org, account.id()).map(stored -> member(account, stored.membership())));
    }

    /** The account of this name, member of anything or not, if there is one. */
    public Optional<Account> account(String name) {
        return names.find(name);
    }

    /** The role of an account in an organization, if it has one. */
    public Optional<Role> role(OrgId org, AccountId account) {
        return store.membership(org, account).map(stored -> stored.membership().role());
    }

    /** Tells whether two accounts belong to the same organization. */
    public boolean areFellows(AccountId one, AccountId other) {
        return !Collections.disjoint(
                store.orgsOf(one).orgs(), store.orgsOf(other).orgs());
    }

    /**
     * Makes an account a member, or invites the e-mail address that no account has. An invitation takes effect when
     * somebody signs in for whom the address is vouched, within {@link Invitation#LIFE}, if the actor may still do this
     * then.
     *
     * @param name of the account; an e-mail address counts only if it was vouched for
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization or account, with
     *     {@link OrgsError#CONFLICT} when it is a member already, with {@link AccountError#INVALID_EMAIL}, with
     *     {@link AccountError#BOT_FORBIDDEN} when it is a bot, or with {@link ApiError#FORBIDDEN} unless the actor is an
     *     owner, or an admin and the role is member, now and as the address is invited so far
     */
    public Addition add(Actor actor, OrgId org, String name, Role role) {
        actor.requireEverywhere(Scope.ORGS);
        return OrgStore.<Addition>untilDone(() -> {
            Roster roster = store.require(org);
            roster.require(actor, role.adder(), role == Role.MEMBER ? "add members" : "add admins and owners");
            Optional<Account> account = names.admissible(name);
            account.ifPresent(Members::requireNoBot);
            return account.isPresent()
                    ? tryAdd(actor, roster, account.get(), role).map(Addition.class::cast)
                    : invitations
                            .tryInvite(actor, roster, MemberNames.bare(name), role)
                            .map(Addition.class::cast);
        });
    }

    /**
     * Gives a member another role.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization or member, with
     *     {@link OrgsError#LAST_OWNER}, with {@link AccountError#BOT_FORBIDDEN} when it is a bot, or with
     *     {@link ApiError#FORBIDDEN} unless the actor is an owner
     */
    public Member change(Actor actor, OrgId org, String name, Role role) {
        actor.requireEverywhere(Scope.ORGS);
        return OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            roster.require(actor, Role.OWNER, "change roles");
            Account account = names.find(name).orElseThrow(() -> noMember(org));
            Membership before = roster.of(account.id()).orElseThrow(() -> noMember(org));
            requireNoBot(account);
            Membership after = before.with(role);
            if (role == before.role()) {
                return Optional.of(member(account, after));
            }
            roster.requireAnotherOwner(before);
            Batch.Builder batch = roster.change().put(after.key(), after.encode());
            invitations.lapse(batch, actor, org, account.id(), role);
            record(batch, actor, "member.role", after, Optional.of(before.json()), Optional.of(after.json()));
            return store.commit(batch) ? Optional.of(member(account, after)) : Optional.empty();
        });
    }

    /**
     * Ends a membership, by oneself or by an admin; owners end by themselves or by owners. A bot is deleted with it.
     * Tokens that the member issued to bots are revoked, and those the member invited are not any more.
     *
     * @return whether there was such a member; if not, nothing happened
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization, with
     *     {@link OrgsError#LAST_OWNER}, or with {@link ApiError#FORBIDDEN}
     */
    public boolean remove(Actor actor, OrgId org, String name) {
        actor.requireEverywhere(Scope.ORGS);
        return OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            Optional<Membership> leaving = names.find(name).flatMap(account -> roster.of(account.id()));
            if (leaving.isEmpty()) {
                roster.require(actor, Role.ADMIN, "remove members");
                return Optional.of(false);
            }
            requireMayRemove(actor, roster, leaving.get());
            return tryRemove(actor, roster, leaving.get());
        });
    }

    private Optional<Member> tryAdd(Actor actor, Roster roster, Account account, Role role) {
        OrgId org = roster.org().id();
        if (roster.of(account.id()).isPresent()) {
            throw new RegistryException(
                    OrgsError.CONFLICT, "this account is a member of '" + org + "' already; change its role instead");
        }
        roster.requireRoom(invitations.count(org));
        Accounts.Stored stored = accounts.read(account.id()).orElseThrow(MemberNames::accountGone);
        Membership member = new Membership(
                org,
                account.id(),
                role,
                false,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.account().id());
        Batch.Builder batch = stored.requireUnchanged(roster.change());
        store.join(batch, member);
        invitations.forget(batch, org, stored.account());
        record(batch, actor, "member.add", member, Optional.empty(), Optional.of(member.json()));
        return store.commit(batch) ? Optional.of(member(stored.account(), member)) : Optional.empty();
    }

    private Optional<Boolean> tryRemove(Actor actor, Roster roster, Membership leaving) {
        roster.requireAnotherOwner(leaving);
        Batch.Builder batch = roster.change();
        ends.end(batch, actor, roster, leaving);
        AccountId account = leaving.account();
        store.orgsOf(account).leave(batch, leaving.org());
        if (leaving.bot()) {
            bots.delete(batch, account);
        }
        String action = leaving.bot() ? "bot.remove" : leaves(actor, leaving) ? "member.leave" : "member.remove";
        record(batch, actor, action, leaving, Optional.of(leaving.json()), Optional.empty());
        return store.commit(batch) ? Optional.of(true) : Optional.empty();
    }

    private static void requireMayRemove(Actor actor, Roster roster, Membership leaving) {
        if (!leaves(actor, leaving)) {
            boolean owner = leaving.role() == Role.OWNER;
            roster.require(actor, owner ? Role.OWNER : Role.ADMIN, owner ? "remove owners" : "remove members");
        }
    }

    private static boolean leaves(Actor actor, Membership leaving) {
        return leaving.account().equals(actor.account().id());
    }

    private void record(
            Batch.Builder batch,
            Actor actor,
            String action,
            Membership member,
            Optional<? extends JsonNode> before,
            Optional<? extends JsonNode> after) {
        store.record(
                batch,
                AuditEntry.of(actor, action, member.org() + "/" + member.account())
                        .states(before, after));
    }

    private Optional<Member> member(Membership membership) {
        return accounts.find(membership.account()).map(account -> member(account, membership));
    }

    private static Member member(Account account, Membership membership) {
        return new Member(account, membership.role(), membership.since());
    }

    private static void requireNoBot(Account account) {
        if (account.isBot()) {
            throw new RegistryException(
                    AccountError.BOT_FORBIDDEN,
                    "'" + account.displayName()
                            + "' is a bot: it belongs to the organization that made it, as a member");
        }
    }

    private static RegistryException noMember(OrgId org) {
        return new RegistryException(OrgsError.NOT_FOUND, "'" + org + "' has no such member; add the account first");
    }
}
