package registry.orgs;

import java.util.Optional;
import java.util.stream.Stream;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.spi.Batch;

/** The links that bots make by publishing, and whose a package becomes that a bot publishes first. Thread-safe. */
final class BotLinks {
    private final OrgStore store;
    private final Accounts accounts;
    private final LinkRecords links;
    private final BotRecords bots;

    BotLinks(OrgStore store, Accounts accounts, LinkRecords links, BotRecords bots) {
        this.store = store;
        this.accounts = accounts;
        this.links = links;
        this.bots = bots;
    }

    /** Tells whether the package is the bot's creator's, who still is a member and gave the bot this very token. */
    boolean mayLink(Actor actor, Roster roster, Membership bot, PackageTarget target) {
        AccountId creator = bot.addedBy();
        return target.isOwnedBy(creator)
                && roster.of(creator).isPresent()
                && bots.issuer(bot.account(), actor.credential().id())
                        .filter(creator::equals)
                        .isPresent();
    }

    /** Tells whether whoever issued the bot's token, and could have kept it, is suspended. */
    boolean isFromSuspended(Actor actor) {
        return bots.issuer(actor.account().id(), actor.credential().id())
                .flatMap(accounts::find)
                .filter(Account::isSuspended)
                .isPresent();
    }

    /**
     * The bot's creator, or, when that one has left or is suspended, the owner who has been a member for longest and is
     * not.
     */
    Optional<Account> founder(Roster roster, Membership bot) {
        return Stream.concat(roster.of(bot.addedBy()).stream(), roster.owners().stream())
                .flatMap(member -> accounts.find(member.account()).stream())
                .filter(account -> !account.isSuspended())
                .findFirst();
    }

    /** Adds the link, which must not exist, to the batch of the publish. */
    void link(Batch.Builder batch, Actor actor, Roster roster, PackageName name) {
        OrgId org = roster.org().id();
        roster.change(batch);
        links.add(batch, org, name);
        store.record(
                batch,
                AuditEntry.of(actor, "package.link", name.value())
                        .states(Optional.empty(), Optional.of(LinkRecords.json(org, name))));
    }
}
