package registry.orgs;

import java.util.Optional;
import java.util.function.Predicate;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.api.AccountId;
import registry.api.spi.Batch;

/** What a membership takes with it when it ends, however it ends. Thread-safe. */
final class MembershipEnds {
    private final Accounts accounts;
    private final Invitations invitations;
    private final BotRecords bots;

    MembershipEnds(Accounts accounts, Invitations invitations, BotRecords bots) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.bots = bots;
    }

    /**
     * Adds the end of a membership to a batch, and of what its account could otherwise still do there: whom it invited
     * is not invited any more, nor is it itself, and the bots' tokens that it issued, and may have kept, are revoked.
     */
    void end(Batch.Builder batch, Actor actor, Roster roster, Membership leaving) {
        batch.delete(leaving.key());
        invitations.lapse(batch, actor, leaving.org(), concerns(leaving.account()));
        roster.members().stream()
                .filter(Membership::bot)
                .forEach(bot -> bots.revokeIssuedBy(batch, actor, bot.account(), leaving.account()));
    }

    /** Both at once: somebody may have moved to an address that they had invited themselves. */
    private Predicate<Invitation> concerns(AccountId account) {
        Optional<String> address = accounts.find(account).map(Account::email);
        return invitation -> invitation.invitedBy().equals(account)
                || address.filter(invitation.email()::equals).isPresent();
    }
}
