package registry.orgs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Admission;
import registry.api.spi.Batch;

/**
 * Makes those who sign in members of the organizations that invited them. Thread-safe.
 *
 * <p>Whether the invitation still counts is decided here, by one batch for each organization. What does not get done now
 * is done at the next sign-in.
 */
final class Arrivals {
    private final OrgStore store;
    private final Accounts accounts;
    private final Invitations invitations;
    private final InvitationRecords records;
    private final Clock clock;

    Arrivals(OrgStore store, Accounts accounts, Waiting waiting, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.invitations = waiting.invitations();
        this.records = waiting.records();
        this.clock = clock;
    }

    /** What waits for those who arrive. */
    record Waiting(Invitations invitations, InvitationRecords records) {}

    void welcome(Admission admission) {
        records.to(admission.account().email()).forEach(org -> OrgStore.untilDone(() -> tryWelcome(admission, org)));
    }

    /** Whether it joined; empty when another change came first. */
    private Optional<Boolean> tryWelcome(Admission admission, OrgId org) {
        Optional<Accounts.Stored> account =
                accounts.read(admission.account().id()).filter(stored -> mayArrive(stored.account(), admission));
        Optional<Roster> roster = store.roster(org);
        Optional<InvitationRecords.Stored> invitation =
                records.find(org, admission.account().email());
        if (account.isEmpty() || roster.isEmpty() || invitation.isEmpty()) {
            return Optional.of(false);
        }
        Case open = new Case(admission, account.get(), roster.get(), invitation.get());
        Optional<Accounts.Stored> inviter = invitations.inviter(open.roster(), open.wanted());
        boolean member = open.roster().of(open.account().account().id()).isPresent();
        if (inviter.isEmpty() || member || !open.wanted().countsAt(clock.instant())) {
            return lapse(open);
        }
        return store.orgsOf(open.account().account().id()).hasRoom() ? join(open, inviter.get()) : Optional.of(false);
    }

    /** An invitation to an account that is there, as everything was read. */
    private record Case(
            Admission admission, Accounts.Stored account, Roster roster, InvitationRecords.Stored invitation) {
        Invitation wanted() {
            return invitation.invitation();
        }

        Batch.Builder change() {
            return account.requireUnchanged(invitation.requireUnchanged(roster.change()));
        }
    }

    private Optional<Boolean> join(Case open, Accounts.Stored inviter) {
        Invitation wanted = open.wanted();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Membership member = new Membership(
                wanted.org(),
                open.account().account().id(),
                wanted.role(),
                false,
                now,
                inviter.account().id());
        Batch.Builder batch = inviter.requireUnchanged(open.change());
        records.delete(batch, wanted);
        store.join(batch, member);
        store.record(
                batch,
                open.admission()
                        .entry("invitation.accept", member.org() + "/" + member.account())
                        .states(Optional.of(wanted.json()), Optional.of(member.json())));
        return store.commit(batch) ? Optional.of(true) : Optional.empty();
    }

    private Optional<Boolean> lapse(Case open) {
        Batch.Builder batch = open.change();
        Invitation wanted = open.wanted();
        invitations.end(batch, wanted, open.admission().entry("invitation.lapse", wanted.target()));
        return store.commit(batch) ? Optional.of(false) : Optional.empty();
    }

    /** Still has the address, and somebody vouches for it. */
    private static boolean mayArrive(Account account, Admission admission) {
        return account.emailVerified()
                && !account.isSuspended()
                && account.email().equals(admission.account().email());
    }
}
