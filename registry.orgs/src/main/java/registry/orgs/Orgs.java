package registry.orgs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
import registry.storage.DocumentStore;

/**
 * Creates, reads, changes and deletes organizations. Thread-safe.
 *
 * <p>All changes need the scope {@code orgs}; bots may make none, and hear {@link AccountError#BOT_FORBIDDEN}.
 */
public final class Orgs {
    private final OrgStore store;
    private final Accounts accounts;
    private final LinkRecords links;
    private final BotRecords bots;
    private final Invitations invitations;
    private final Clock clock;

    Orgs(OrgStore store, Accounts accounts, Belongings belongings, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.links = belongings.links();
        this.bots = belongings.bots();
        this.invitations = belongings.invitations();
        this.clock = clock;
    }

    /** What is gone with an organization. */
    record Belongings(LinkRecords links, BotRecords bots, Invitations invitations) {}

    /**
     * Creates an organization, whose first owner is the actor.
     *
     * @param name 1 to {@value Org#MAX_NAME} characters after stripping, no control characters
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}, {@link ApiError#FORBIDDEN} or
     *     {@link OrgsError#CONFLICT} when there is an organization with this id
     */
    public Org create(Actor actor, OrgId id, String name) {
        actor.requireEverywhere(Scope.ORGS);
        Instant now = now();
        Org org = new Org(id, name(name), OrgMetadata.NONE, false, now, now);
        return OrgStore.untilDone(() -> tryCreate(actor, org));
    }

    /** The organization with this id, if there is one. */
    public Optional<Org> find(OrgId id) {
        return store.find(id);
    }

    /**
     * The organization with this id.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    public Org require(OrgId id) {
        return store.find(id).orElseThrow(() -> OrgStore.notFound(id));
    }

    /** All organizations, in the order of their ids, read while the stream is consumed. */
    public Stream<Org> all() {
        return store.all();
    }

    /** Those whose name or id contains a text, in any case, in the order of their ids. */
    public List<Org> containing(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        try (Stream<Org> all = all()) {
            return all.filter(org -> org.name().toLowerCase(Locale.ROOT).contains(wanted)
                            || org.id().value().contains(wanted))
                    .sorted(Comparator.comparing(Org::id))
                    .toList();
        }
    }

    /** The organizations that an account belongs to, in the order of their ids. */
    public List<Org> ofMember(AccountId account) {
        return store.orgsOf(account).orgs().stream()
                .map(store::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many members, bots included, and packages an organization has. */
    public record Counts(long members, long packages) {}

    /** Its members and packages, counted; none when there is no such organization. */
    public Counts counts(OrgId id) {
        DocumentStore documents = store.documents();
        return new Counts(
                documents.scanRecords(Keys.members(id)).count(),
                documents.scanRecords(Keys.linked(id)).count());
    }

    /** The organization that a package is linked to, if there is one. */
    public Optional<Org> ofPackage(PackageName name) {
        return links.of(name).map(LinkRecords.Link::org).flatMap(store::find);
    }

    /**
     * Changes name or metadata. Changing nothing is fine.
     *
     * @return the organization as it is now
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, {@link ApiError#INVALID_PARAMS}, or with
     *     {@link ApiError#FORBIDDEN} unless the actor is an admin or owner
     */
    public Org change(Actor actor, OrgId id, OrgChange change) {
        actor.requireEverywhere(Scope.ORGS);
        Optional<String> name = change.name().map(Orgs::name);
        return OrgStore.untilDone(() -> {
            Roster roster = store.require(id);
            roster.require(actor, Role.ADMIN, "change it");
            Org org = roster.org();
            Org after = org.with(name.orElse(org.name()), change.metadata().orElse(org.metadata()), now());
            boolean same = after.name().equals(org.name()) && after.metadata().equals(org.metadata());
            return same ? Optional.of(org) : replace(actor, "org.update", roster, after);
        });
    }

    /**
     * Gives or takes the badge that an administrator of the registry vouches for the organization.
     *
     * @return the organization as it is now
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, or with {@link ApiError#FORBIDDEN} unless the actor
     *     administers the registry
     */
    public Org verify(Actor actor, OrgId id, boolean verified) {
        actor.requireAdministrator();
        return OrgStore.untilDone(() -> {
            Roster roster = store.require(id);
            return roster.org().verified() == verified
                    ? Optional.of(roster.org())
                    : replace(
                            actor,
                            verified ? "org.verify" : "org.unverify",
                            roster,
                            roster.org().withVerified(verified));
        });
    }

    /**
     * Deletes an organization: its memberships, invitations and links end, its bots are deleted with their tokens, and its packages
     * stay their owners'. All at once.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, or with {@link ApiError#FORBIDDEN} unless the actor is
     *     an owner or administers the registry
     */
    public void delete(Actor actor, OrgId id) {
        if (!actor.isAdministrator()) {
            actor.requireEverywhere(Scope.ORGS);
        }
        OrgStore.untilDone(() -> tryDelete(actor, id));
    }

    private Optional<Org> tryCreate(Actor actor, Org org) {
        AccountId creator = actor.account().id();
        Accounts.Stored stored = accounts.read(creator).orElseThrow(MemberNames::accountGone);
        Batch.Builder batch = stored.requireUnchanged(Batch.builder())
                .requireAbsent(Keys.org(org.id()))
                .put(Keys.org(org.id()), DocumentStore.encode(OrgCodec.encode(org)));
        store.join(batch, new Membership(org.id(), creator, Role.OWNER, false, org.createdAt(), creator));
        store.record(
                batch,
                AuditEntry.of(actor, "org.create", org.id().value())
                        .states(Optional.empty(), Optional.of(OrgCodec.encode(org))));
        if (store.commit(batch)) {
            return Optional.of(org);
        }
        if (store.find(org.id()).isPresent()) {
            throw new RegistryException(
                    OrgsError.CONFLICT, "there is an organization '" + org.id() + "'; choose another slug");
        }
        return Optional.empty();
    }

    private Optional<Org> replace(Actor actor, String action, Roster roster, Org after) {
        Batch.Builder batch = roster.change(Batch.builder(), after);
        store.record(
                batch,
                AuditEntry.of(actor, action, after.id().value())
                        .states(Optional.of(OrgCodec.encode(roster.org())), Optional.of(OrgCodec.encode(after))));
        return store.commit(batch) ? Optional.of(after) : Optional.empty();
    }

    private Optional<Org> tryDelete(Actor actor, OrgId id) {
        Roster roster = store.require(id);
        if (!actor.isAdministrator()) {
            roster.require(actor, Role.OWNER, "delete it");
        }
        Batch.Builder batch = roster.delete();
        for (Membership member : roster.members()) {
            batch.delete(member.key());
            store.orgsOf(member.account()).leave(batch, id);
            if (member.bot()) {
                bots.delete(batch, member.account());
            }
        }
        links.of(id).forEach(name -> links.remove(batch, id, name));
        SignerRecords.remove(batch, id);
        invitations.deleteAll(batch, id);
        store.record(
                batch,
                AuditEntry.of(actor, "org.delete", id.value()).states(Optional.of(roster.json()), Optional.empty()));
        return store.commit(batch) ? Optional.of(roster.org()) : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(String text) {
        return Texts.line("name", text, Org.MAX_NAME);
    }
}
