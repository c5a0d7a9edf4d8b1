package registry.orgs;

import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;

/**
 * Answers whether an actor may do something to a package, and why not. Thread-safe.
 *
 * <table>
 * <caption>Who may do what, with a credential that has the scope and includes the package</caption>
 * <tr><th>action<th>scope<th>who
 * <tr><td>first publish<td>publish<td>everybody; the package becomes theirs, or the creator's when a bot publishes
 * <tr><td>publish a version<td>publish<td>owner, members and bots of the linked organization, with an allowed key
 * <tr><td>edit metadata<td>publish<td>owner, members of the linked organization, with an allowed key
 * <tr><td>yank, unyank<td>yank<td>owner, admins and owners of the linked organization
 * <tr><td>delete<td>delete, or admin<td>owner, administrators of the registry
 * <tr><td>link<td>orgs<td>owner, who must be a member of the organization
 * <tr><td>unlink<td>orgs<td>owner, admins and owners of the linked organization
 * <tr><td>hand over<td>delete, or admin<td>owner, administrators of the registry; the recipient accepts with orgs
 * <tr><td>see the settings<td>read<td>owner, members of the linked organization, administrators of the registry
 * <tr><td>choose who signs<td>orgs<td>owner, owners of the linked organization
 * </table>
 *
 * <p>A bot publishes what is linked to its organization. What it publishes first is linked to it; so is a package of its
 * creator that is not linked at all, if the creator issued the token that is used: nobody else can let a bot touch it.
 * A bot never moves a link.
 *
 * <p>Which keys are allowed is said by the package's policy and that of the linked organization, which both must allow
 * it, or by the operator's where neither is set; see {@link SignerPolicy}. Refusals name owners by user name only.
 */
public final class Permissions {
    private final OrgStore store;
    private final Accounts accounts;
    private final LinkRecords links;
    private final BotLinks botLinks;
    private final SignerRecords signers;

    Permissions(OrgStore store, Accounts accounts, LinkRecords links, BotRecords bots, SignerRecords signers) {
        this.store = store;
        this.accounts = accounts;
        this.links = links;
        this.botLinks = new BotLinks(store, accounts, links, bots);
        this.signers = signers;
    }

    /** May the actor publish versions, whichever key signs them? For refusals before the key counts. */
    public Decision publish(Actor actor, PackageTarget target) {
        return mayPublish(actor, target, links.of(target.name()));
    }

    /** May the actor publish a version that is signed like this? */
    public Decision publish(Actor actor, PackageTarget target, Signing signing) {
        Optional<LinkRecords.Link> link = links.of(target.name());
        return signed(mayPublish(actor, target, link), target, governing(actor, link), signing);
    }

    /** May the actor edit the metadata, whichever key signs the edit? For refusals before the key counts. */
    public Decision editMetadata(Actor actor, PackageTarget target) {
        return mayEditMetadata(actor, target, links.of(target.name()));
    }

    /** May the actor publish an edit of the metadata that is signed like this? */
    public Decision editMetadata(Actor actor, PackageTarget target, Signing signing) {
        Optional<LinkRecords.Link> link = links.of(target.name());
        return signed(mayEditMetadata(actor, target, link), target, governing(actor, link), signing);
    }

    private Decision mayEditMetadata(Actor actor, PackageTarget target, Optional<LinkRecords.Link> link) {
        return refusal(actor::requirePerson)
                .or(() -> credential(actor, Scope.PUBLISH, target.name()))
                .orElseGet(() -> ownerOrMember(actor, target, link, new Action(Role.MEMBER, "edit it")));
    }

    /** May the actor yank a version, or take a yank back? */
    public Decision yank(Actor actor, PackageTarget target) {
        return credential(actor, Scope.YANK, target.name())
                .orElseGet(() -> ownerOrMember(actor, target, new Action(Role.ADMIN, "yank it")));
    }

    /** May the actor delete a version, or the whole package? An administrator's credential needs no other scope. */
    public Decision delete(Actor actor, PackageTarget target) {
        return ownerOrAdministrator(actor, target, "delete it");
    }

    /** May the actor offer the package to somebody else, for good? As for {@link #delete}. */
    public Decision offer(Actor actor, PackageTarget target) {
        return ownerOrAdministrator(actor, target, "hand it over");
    }

    /** May the actor take the package over? It is to become the decision's founder's. */
    Decision accept(Actor actor, PackageTarget target, Optional<OfferRecords.Pending> pending) {
        return refusal(() -> actor.requireEverywhere(Scope.ORGS))
                .orElseGet(() -> pending.filter(
                                found -> found.isTo(actor.account().id()))
                        .map(Permissions::takeOver)
                        .orElseGet(() -> new Decision.Denied(
                                OrgsError.NOT_FOUND,
                                "no offer of package " + target.name() + " to you is pending; ask its owner for one")));
    }

    /** May the actor know whether the package is offered to somebody, and to whom? */
    Decision seeOffer(Actor actor, PackageTarget target, Optional<OfferRecords.Pending> pending) {
        return concerned(actor, Scope.READ, target, pending);
    }

    /** May the actor take an offer of the package back, or decline it? */
    Decision endOffer(Actor actor, PackageTarget target, Optional<OfferRecords.Pending> pending) {
        return concerned(actor, Scope.ORGS, target, pending);
    }

    /** May the actor see how the package is set up? */
    public Decision inspect(Actor actor, PackageTarget target) {
        return credential(actor, Scope.READ, target.name())
                .orElseGet(() -> actor.isAdministrator()
                        ? new Decision.Allowed(actor.account())
                        : ownerOrMember(actor, target, new Action(Role.MEMBER, "see its settings")));
    }

    /** May the actor link the package to this organization? */
    public Decision link(Actor actor, PackageTarget target, OrgId org) {
        Optional<Decision> refusal = credential(actor, Scope.ORGS, target.name());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!target.isOwnedBy(actor.account().id())) {
            return notOwner(target, "only its owner may link it to an organization");
        }
        Optional<OrgStore.StoredMembership> member =
                store.membership(org, actor.account().id());
        if (member.isEmpty()) {
            return new Decision.Denied(
                    ApiError.FORBIDDEN, "you are no member of '" + org + "'; ask one of its admins to add you first");
        }
        return new Decision.Allowed(actor.account(), member.get()::requireUnchanged);
    }

    /** May the actor end the link of the package? */
    public Decision unlink(Actor actor, PackageTarget target) {
        return credential(actor, Scope.ORGS, target.name())
                .orElseGet(() -> ownerOrMember(actor, target, new Action(Role.ADMIN, "unlink it")));
    }

    /** May the actor say which keys may sign the package? */
    public Decision chooseSigners(Actor actor, PackageTarget target) {
        return credential(actor, Scope.ORGS, target.name())
                .orElseGet(() -> ownerOrMember(actor, target, new Action(Role.OWNER, "say who signs it")));
    }

    /** What somebody wants to do, and what a member must at least be for it. */
    private record Action(Role least, String name) {
        String who() {
            return switch (least) {
                case MEMBER -> "members";
                case ADMIN -> "admins and owners";
                case OWNER -> "owners";
            };
        }
    }

    private Decision ownerOrAdministrator(Actor actor, PackageTarget target, String action) {
        Scope scope = actor.isAdministrator() ? Scope.ADMIN : Scope.DELETE;
        return credential(actor, scope, target.name())
                .orElseGet(() -> actor.isAdministrator()
                                || target.isOwnedBy(actor.account().id())
                        ? new Decision.Allowed(actor.account())
                        : notOwner(target, "only its owner and administrators of the registry may " + action));
    }

    private Decision concerned(Actor actor, Scope scope, PackageTarget target, Optional<OfferRecords.Pending> pending) {
        AccountId account = actor.account().id();
        return credential(actor, scope, target.name())
                .orElseGet(() -> actor.isAdministrator()
                                || target.isOwnedBy(account)
                                || pending.filter(found -> found.isTo(account)).isPresent()
                        ? new Decision.Allowed(actor.account())
                        : notOwner(
                                target,
                                "offers of it are known to its owner, to the one whom it is offered to, and to "
                                        + "administrators of the registry"));
    }

    private static Decision takeOver(OfferRecords.Pending pending) {
        Account recipient = pending.to().account();
        return recipient.isSuspended()
                ? new Decision.Denied(AccountError.ACCOUNT_SUSPENDED, "this account is suspended; ask an administrator")
                : new Decision.Allowed(recipient, pending::requireAccounts);
    }

    private Decision mayPublish(Actor actor, PackageTarget target, Optional<LinkRecords.Link> link) {
        Optional<Decision> refusal = credential(actor, Scope.PUBLISH, target.name());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Account account = actor.account();
        if (account.botOf().isPresent()) {
            return botPublishes(actor, new OrgId(account.botOf().get()), target, link);
        }
        return target.owner().isEmpty()
                ? allowed(actor, target, link)
                : ownerOrMember(actor, target, link, new Action(Role.MEMBER, "publish it"));
    }

    /** The organization whose policy holds: that of the link, or of the bot that is about to make one. */
    private static Optional<OrgId> governing(Actor actor, Optional<LinkRecords.Link> link) {
        return link.map(LinkRecords.Link::org).or(() -> actor.account().botOf().map(OrgId::new));
    }

    /** What remains of a right with this key. The right itself depends on the link that the organization is known by. */
    private Decision signed(Decision right, PackageTarget target, Optional<OrgId> org, Signing signing) {
        return switch (right) {
            case Decision.Denied denied -> denied;
            case Decision.Allowed allowed -> {
                SignerRecords.Holding holding = signers.holding(target.name(), org);
                yield holding.rules().stream()
                        .filter(rule -> !rule.policy().allows(signing))
                        .findFirst()
                        .<Decision>map(rule -> new Decision.Denied(OrgsError.SIGNER_NOT_ALLOWED, rule.refusal(signing)))
                        .orElseGet(() -> allowed.and(holding::requireUnchanged));
            }
        };
    }

    private Decision ownerOrMember(Actor actor, PackageTarget target, Action action) {
        return ownerOrMember(actor, target, links.of(target.name()), action);
    }

    private static Decision.Allowed allowed(Actor actor, PackageTarget target, Optional<LinkRecords.Link> link) {
        return new Decision.Allowed(actor.account(), batch -> LinkRecords.requireUnchanged(batch, target.name(), link));
    }

    private Decision ownerOrMember(Actor actor, PackageTarget target, Optional<LinkRecords.Link> link, Action action) {
        AccountId account = actor.account().id();
        if (target.isOwnedBy(account)) {
            return allowed(actor, target, link);
        }
        if (link.isEmpty()) {
            return notOwner(target, "use another name or ask its owner");
        }
        OrgId org = link.get().org();
        Optional<OrgStore.StoredMembership> member = store.membership(org, account)
                .filter(found -> found.membership().role().includes(action.least()));
        if (member.isEmpty()) {
            return notOwner(
                    target,
                    "besides, only " + action.who() + " of the organization '" + org + "' may " + action.name()
                            + "; ask there");
        }
        return allowed(actor, target, link).and(member.get()::requireUnchanged);
    }

    private Decision botPublishes(Actor actor, OrgId org, PackageTarget target, Optional<LinkRecords.Link> link) {
        Optional<Roster> roster = store.roster(org);
        Optional<Membership> bot =
                roster.flatMap(found -> found.of(actor.account().id()));
        if (roster.isEmpty() || bot.isEmpty()) {
            return new Decision.Denied(ApiError.FORBIDDEN, "this bot was removed from '" + org + "'");
        }
        if (botLinks.isFromSuspended(actor)) {
            return new Decision.Denied(
                    AccountError.ACCOUNT_SUSPENDED,
                    "whoever issued this token is suspended; have another admin of '" + org + "' issue one");
        }
        if (link.isPresent()) {
            return ownerOrMember(actor, target, link, new Action(Role.MEMBER, "publish it"));
        }
        if (target.owner().isPresent() && !botLinks.mayLink(actor, roster.get(), bot.get(), target)) {
            return notOwner(target, "its owner must link it to '" + org + "' first");
        }
        return botLinks.founder(roster.get(), bot.get())
                .<Decision>map(founder -> new Decision.Allowed(
                        founder, batch -> botLinks.link(batch, actor, roster.get(), target.name())))
                .orElseGet(() -> new Decision.Denied(
                        ApiError.FORBIDDEN,
                        "'" + org + "' has nobody whose the package could be: its owners are suspended"));
    }

    private Decision.Denied notOwner(PackageTarget target, String advice) {
        String owner = target.owner()
                .flatMap(accounts::find)
                .flatMap(Account::username)
                .map(name -> "'" + name + "'")
                .orElse("another account");
        return new Decision.Denied(
                OrgsError.NOT_OWNER, "package " + target.name() + " belongs to " + owner + "; " + advice);
    }

    private static Optional<Decision> credential(Actor actor, Scope scope, PackageName name) {
        return refusal(() -> {
            actor.require(scope);
            actor.requireTouch(name);
        });
    }

    private static Optional<Decision> refusal(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of(new Decision.Denied(e.code(), e.detail()));
        }
    }
}
