package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Scope;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/**
 * Hands packages over to other accounts, offered by one and accepted by the other. Thread-safe.
 *
 * <p>An offer stands for 30 days, as long as the package is whose it was, the one who offered it may still do so, and
 * nothing newer has taken its place. Accepting changes the owner and nothing else: the versions, the link to an
 * organization and the signer policy stay, but an administrator's badge goes, since it was given to what another person
 * publishes.
 */
public final class Transfers {
    private final OrgStore store;
    private final OfferRecords offers;
    private final Accounts accounts;
    private final MemberNames names;
    private final Permissions permissions;
    private final PackageOwners packages;
    private final Clock clock;

    Transfers(OrgStore store, OfferRecords offers, Permissions permissions, World world) {
        this.store = store;
        this.offers = offers;
        this.permissions = permissions;
        this.accounts = world.accounts();
        this.names = new MemberNames(world.accounts());
        this.packages = world.packages();
        this.clock = world.clock();
    }

    /** What is not its own. */
    record World(Accounts accounts, PackageOwners packages, Clock clock) {}

    /**
     * An offer that stands, as those see it whom it concerns.
     *
     * @param from the owner's user name, or words for somebody who has none
     * @param to the same of the one that it is for
     */
    public record Shown(PackageName name, String from, String to, Instant createdAt, Instant expiresAt) {}

    /** An offer that was made. */
    public record Made(Shown offer, boolean replacesAnother) {}

    /** The offers that concern an account: those made to it, and those made by it or of its packages. */
    public record Mine(List<Shown> incoming, List<Shown> outgoing) {}

    /**
     * Offers a package to somebody, in the place of any other offer of it.
     *
     * @param recipient an e-mail address that was vouched for, or a user name
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such package or account, with
     *     {@link OrgsError#NOT_OWNER} unless the actor owns the package or administers the registry, with
     *     {@link OrgsError#CONFLICT} when the package is the recipient's already or the recipient is suspended, with
     *     {@link ApiError#FORBIDDEN}, or with {@link AccountError#BOT_FORBIDDEN}, also when the recipient is a bot
     */
    public Made offer(Actor actor, PackageName name, String recipient) {
        return OrgStore.untilDone(() -> {
            OwnedPackage owned = require(name);
            Decision.Allowed allowed = permissions.offer(actor, owned.target()).require();
            Accounts.Stored to = recipient(owned, recipient);
            boolean replaces = offers.pending(owned.target()).isPresent();
            OfferRecords.Stored before = offers.of(name);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Offer offer = new Offer(
                    name, owned.owner(), actor.account().id(), to.account().id(), now, now.plus(Offer.STANDS));
            Batch.Builder batch = to.requireUnchanged(owned.requireUnchanged(Batch.builder()));
            allowed.secure(batch);
            offers.replace(batch, before, offer);
            store.record(
                    batch,
                    AuditEntry.of(actor, "package.offer", name.value())
                            .states(before.offer().map(Offer::json), Optional.of(offer.json())));
            return store.commit(batch) ? Optional.of(new Made(shown(offer), replaces)) : Optional.empty();
        });
    }

    /**
     * The offer of a package that stands, if there is one.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such package, with
     *     {@link OrgsError#NOT_OWNER} for everybody but the owner, the recipient and administrators, or with
     *     {@link ApiError#FORBIDDEN}
     */
    public Optional<Shown> find(Actor actor, PackageName name) {
        PackageTarget target = require(name).target();
        Optional<OfferRecords.Pending> pending = offers.pending(target);
        permissions.seeOffer(actor, target, pending).require();
        return pending.map(OfferRecords.Pending::offer).map(this::shown);
    }

    /** The offer that stands, if there is one and the actor may know of it. */
    Optional<Shown> ifVisible(Actor actor, PackageTarget target) {
        Optional<OfferRecords.Pending> pending = offers.pending(target);
        return pending.filter(
                        found -> permissions.seeOffer(actor, target, pending).isAllowed())
                .map(found -> shown(found.offer()));
    }

    /** The offers that stand and concern the actor, in the order of the packages' names. */
    public Mine mine(Actor actor) {
        actor.requireEverywhere(Scope.READ);
        List<OfferRecords.Pending> mine = offers.concerning(actor.account().id()).stream()
                .flatMap(name -> packages.find(name).stream())
                .flatMap(owned -> offers.pending(owned.target()).stream())
                .toList();
        return new Mine(
                shown(mine.stream()
                        .filter(pending -> pending.isTo(actor.account().id()))),
                shown(mine.stream()
                        .filter(pending -> pending.isFrom(actor.account().id()))));
    }

    /**
     * Takes an offer back, or declines it.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such package or no offer that stands,
     *     with {@link OrgsError#NOT_OWNER} for everybody but the owner, the recipient and administrators, with
     *     {@link ApiError#FORBIDDEN} or {@link AccountError#BOT_FORBIDDEN}
     */
    public void end(Actor actor, PackageName name) {
        OrgStore.untilDone(() -> {
            PackageTarget target = require(name).target();
            Optional<OfferRecords.Pending> pending = offers.pending(target);
            permissions.endOffer(actor, target, pending).require();
            OfferRecords.Pending found = pending.orElseThrow(
                    () -> new RegistryException(OrgsError.NOT_FOUND, "no offer of package " + name + " is pending"));
            Batch.Builder batch = Batch.builder();
            found.stored().remove(batch);
            String action = found.isTo(actor.account().id()) ? "package.decline" : "package.withdraw";
            store.record(
                    batch,
                    AuditEntry.of(actor, action, name.value())
                            .states(Optional.of(found.offer().json()), Optional.empty()));
            return store.commit(batch) ? Optional.of(true) : Optional.empty();
        });
    }

    /**
     * Takes a package over that was offered to the actor, whose it is from now on.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such package or no offer of it to the
     *     actor stands, with {@link ApiError#FORBIDDEN} or {@link AccountError#BOT_FORBIDDEN}
     */
    public void accept(Actor actor, PackageName name) {
        OrgStore.untilDone(() -> {
            OwnedPackage owned = require(name);
            Optional<OfferRecords.Pending> pending = offers.pending(owned.target());
            Decision.Allowed allowed =
                    permissions.accept(actor, owned.target(), pending).require();
            Batch.Builder batch = owned.handOver(Batch.builder(), allowed.founder());
            allowed.secure(batch);
            OfferRecords.Pending accepted = pending.orElseThrow();
            accepted.stored().remove(batch);
            store.record(
                    batch,
                    AuditEntry.of(actor, "package.transfer", name.value())
                            .states(
                                    Optional.of(owner(accepted.offer().from())),
                                    Optional.of(owner(accepted.offer().to()))));
            return store.commit(batch) ? Optional.of(true) : Optional.empty();
        });
    }

    private Accounts.Stored recipient(OwnedPackage owned, String name) {
        Account account = names.admissible(name)
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND, "no account has this e-mail address; ask the person to sign in once"));
        if (account.isBot()) {
            throw new RegistryException(
                    AccountError.BOT_FORBIDDEN, "bot accounts own nothing; offer the package to a person");
        }
        if (account.isSuspended()) {
            throw new RegistryException(
                    OrgsError.CONFLICT, "this account is suspended; offer the package to somebody else");
        }
        if (account.id().equals(owned.owner())) {
            throw new RegistryException(
                    OrgsError.CONFLICT, "package " + owned.name() + " belongs to this account already");
        }
        return accounts.read(account.id()).orElseThrow(MemberNames::accountGone);
    }

    private OwnedPackage require(PackageName name) {
        return packages.find(name)
                .orElseThrow(() -> new RegistryException(OrgsError.NOT_FOUND, "there is no package " + name));
    }

    private static ObjectNode owner(AccountId account) {
        return JsonNodeFactory.instance.objectNode().put("owner", account.value());
    }

    private List<Shown> shown(Stream<OfferRecords.Pending> pending) {
        return pending.map(OfferRecords.Pending::offer).map(this::shown).toList();
    }

    private Shown shown(Offer offer) {
        return new Shown(
                offer.name(), names.shown(offer.from()), names.shown(offer.to()), offer.createdAt(), offer.expiresAt());
    }
}
