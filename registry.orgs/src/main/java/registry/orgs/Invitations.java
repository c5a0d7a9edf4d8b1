package registry.orgs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import registry.accounts.Account;
import registry.accounts.AccountRules;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Scope;
import registry.api.AccountId;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/**
 * Who is to become a member when they sign in. Made by {@link Members#add}; takes effect then. Thread-safe. All of it
 * needs the scope {@code orgs}, or, to read as an administrator, {@code admin}.
 *
 * <p>An invitation is made on the condition that no account has its address, which every account claims in the batch that
 * gives it the address. So whoever signs in with it either finds the invitation or was there to be added.
 */
public final class Invitations {
    private final OrgStore store;
    private final Accounts accounts;
    private final InvitationRecords records;
    private final Clock clock;

    Invitations(OrgStore store, Accounts accounts, InvitationRecords records, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The invitations of an organization that have not expired, oldest first: for its admins and owners, and
     * for administrators.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization, or with
     *     {@link registry.api.ApiError#FORBIDDEN}
     */
    public List<Invitation> list(Actor actor, OrgId org) {
        actor.requireEverywhere(actor.isAdministrator() ? Scope.ADMIN : Scope.ORGS);
        Roster roster = store.require(org);
        if (!actor.isAdministrator()) {
            roster.require(actor, Role.ADMIN, "see its invitations");
        }
        return pending(org)
                .sorted(Comparator.comparing(Invitation::createdAt).thenComparing(Invitation::email))
                .toList();
    }

    /** Who made an invitation, if the account is still there. */
    public Optional<Account> inviter(Invitation invitation) {
        return accounts.find(invitation.invitedBy());
    }

    /**
     * Takes an invitation back.
     *
     * @param email in any case
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization or invitation, or
     *     with {@link registry.api.ApiError#FORBIDDEN} unless the actor is an owner, or an admin and nobody was to
     *     become an owner
     */
    public void revoke(Actor actor, OrgId org, String email) {
        actor.requireEverywhere(Scope.ORGS);
        OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            roster.require(actor, Role.ADMIN, "revoke invitations");
            Invitation invitation = pending(org)
                    .filter(found -> found.email().equalsIgnoreCase(email.strip()))
                    .findFirst()
                    .orElseThrow(() -> new RegistryException(
                            OrgsError.NOT_FOUND,
                            "'" + org + "' has no such invitation; list its invitations to see which there are"));
            if (invitation.role() == Role.OWNER) {
                roster.require(actor, Role.OWNER, "revoke the invitations of owners");
            }
            Batch.Builder batch = roster.change();
            end(batch, invitation, AuditEntry.of(actor, "invitation.revoke", invitation.target()));
            return store.commit(batch) ? Optional.of(invitation) : Optional.empty();
        });
    }

    /**
     * Invites an address that no account has. Inviting for the same role again changes nothing.
     *
     * @param roster by which the actor may add this role
     * @return empty when another change came first, such as an account with this address
     * @throws RegistryException with {@link registry.accounts.AccountError#INVALID_EMAIL}, with
     *     {@link OrgsError#CONFLICT} when there is no room, or with {@link registry.api.ApiError#FORBIDDEN} when the
     *     address is invited for another role and the actor is no owner
     */
    Optional<Invitation> tryInvite(Actor actor, Roster roster, String address, Role role) {
        String email = AccountRules.email(address);
        OrgId org = roster.org().id();
        List<Invitation> all = records.of(org);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Invitation> before = all.stream()
                .filter(known -> known.email().equals(email) && known.countsAt(now))
                .findFirst();
        if (before.isPresent() && before.get().role() != role) {
            roster.require(actor, Role.OWNER, "change the role of an invitation");
        }
        if (before.filter(
                        known -> known.role() == role && inviter(roster, known).isPresent())
                .isPresent()) {
            return before;
        }
        if (before.isEmpty()) {
            roster.requireRoom(all.stream().filter(known -> known.countsAt(now)).count());
        }
        Invitation invitation = new Invitation(org, email, role, actor.account().id(), now);
        Batch.Builder batch = accounts.requireNobody(roster.change(), email);
        records.put(batch, invitation);
        store.record(
                batch,
                AuditEntry.of(actor, "member.invite", invitation.target())
                        .states(before.map(Invitation::json), Optional.of(invitation.json())));
        return store.commit(batch) ? Optional.of(invitation) : Optional.empty();
    }

    /**
     * Who made an invitation, if they may still add that role: a member of the organization who is not suspended.
     * Whatever depends on it must depend on that account being unchanged.
     */
    Optional<Accounts.Stored> inviter(Roster roster, Invitation invitation) {
        return roster.of(invitation.invitedBy())
                .filter(member -> member.role().includes(invitation.role().adder()))
                .flatMap(member -> accounts.read(member.account()))
                .filter(stored -> !stored.account().isSuspended());
    }

    /** How many there are that count as members do. */
    long count(OrgId org) {
        return pending(org).count();
    }

    /** Adds to a batch the end of those that somebody made who from now on has this role only. */
    void lapse(Batch.Builder batch, Actor actor, OrgId org, AccountId inviter, Role left) {
        lapse(
                batch,
                actor,
                org,
                invitation -> invitation.invitedBy().equals(inviter)
                        && !left.includes(invitation.role().adder()));
    }

    /** Adds to a batch the end of those that lapse, each with its entry. */
    void lapse(Batch.Builder batch, Actor actor, OrgId org, Predicate<Invitation> lapses) {
        records.of(org).stream()
                .filter(lapses)
                .forEach(invitation ->
                        end(batch, invitation, AuditEntry.of(actor, "invitation.lapse", invitation.target())));
    }

    /** Adds to a batch that nobody is invited any more: for the organization's own end. */
    void deleteAll(Batch.Builder batch, OrgId org) {
        records.of(org).forEach(invitation -> records.delete(batch, invitation));
    }

    /** Adds to a batch the end of an invitation, with its entry. */
    void end(Batch.Builder batch, Invitation invitation, AuditEntry entry) {
        records.delete(batch, invitation);
        store.record(batch, entry.states(Optional.of(invitation.json()), Optional.empty()));
    }

    /** Adds to a batch that this account, which is a member by other means, is not invited. */
    void forget(Batch.Builder batch, OrgId org, Account account) {
        records.delete(batch, org, account.email());
    }

    /** Removes those that expired. Does nothing but tidy up, so that any number of processes may do it at once. */
    void sweep() {
        Instant now = clock.instant();
        records.all().filter(stored -> !stored.invitation().countsAt(now)).forEach(stored -> {
            Batch.Builder batch = stored.requireUnchanged(Batch.builder());
            records.delete(batch, stored.invitation());
            store.commit(batch);
        });
    }

    private Stream<Invitation> pending(OrgId org) {
        Instant now = clock.instant();
        return records.of(org).stream().filter(invitation -> invitation.countsAt(now));
    }
}
