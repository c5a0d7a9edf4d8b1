package registry.orgs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Accounts;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.ImportMark;

/**
 * Brings organizations of another deployment here, each with its members in one batch and once, and links packages to
 * them. What is here already is never changed. Thread-safe.
 */
public final class OrgImport {
    static final String ORG = "org";
    static final String LINK = "link";
    private static final String LEFT = "left";

    private final DocumentStore documents;
    private final OrgStore store;
    private final Accounts accounts;
    private final LinkRecords links;
    private final InvitationRecords invitations;
    private final PackageOwners packages;
    private final Clock clock;

    /**
     * Brings organizations into {@code documents}.
     *
     * @param packages tells which packages there are
     */
    public OrgImport(DocumentStore documents, PackageOwners packages, SecureRandom random, Clock clock) {
        this.documents = documents;
        this.store = new OrgStore(documents, new AuditLog(random, clock));
        this.accounts = new Accounts(documents, random, clock);
        this.links = new LinkRecords(documents);
        this.invitations = new InvitationRecords(documents);
        this.packages = packages;
        this.clock = clock;
    }

    /** What became of an organization or link. */
    public enum State {
        /** It was brought now. */
        IMPORTED,
        /** It was brought before; nothing changed. */
        PRESENT,
        /** It was brought before and deleted here, and stays so. */
        DELETED,
        /** Something here stands in its place. */
        TAKEN,
        /** The package or organization that it is about is not here. */
        MISSING
    }

    /**
     * What became of an organization.
     *
     * @param id what it is called here
     * @param left what of it was left out or changed, now or before, such as {@code name} or {@code metadata.website}
     */
    public record Outcome(State state, OrgId id, List<String> left) {
        /** Copies the list. */
        public Outcome {
            left = List.copyOf(left);
        }
    }

    /** What the organization that the other deployment calls {@code legacyId} is called here, if it was brought. */
    public Optional<OrgId> find(String legacyId) {
        return new ImportMark(ORG, legacyId).read(documents).map(OrgImport::id);
    }

    /** Whether no organization here is called so. */
    public boolean isFree(OrgId id) {
        return store.find(id).isEmpty();
    }

    /** Brings one organization. Members whose accounts are not here any more are left out. */
    public Outcome add(ImportedOrg wanted) {
        List<String> left = new ArrayList<>();
        Org org = org(wanted, left);
        return OrgStore.untilDone(() -> attempt(wanted, org, left));
    }

    /** Links a package to an organization. The link of a package that is linked already stays. */
    public State link(OrgId org, PackageName name) {
        return OrgStore.untilDone(() -> tryLink(org, name));
    }

    private Optional<Outcome> attempt(ImportedOrg wanted, Org org, List<String> left) {
        ImportMark mark = new ImportMark(ORG, wanted.legacyId());
        Optional<Document> before = mark.read(documents);
        if (before.isPresent()) {
            OrgId id = id(before.get());
            return Optional.of(
                    store.find(id).isPresent()
                            ? new Outcome(
                                    State.PRESENT, id, Fields.of(before.get()).texts(LEFT))
                            : new Outcome(State.DELETED, id, List.of()));
        }
        if (store.find(org.id()).isPresent()) {
            return Optional.of(new Outcome(State.TAKEN, org.id(), List.of()));
        }
        String key = Keys.org(org.id());
        Batch.Builder batch = Batch.builder().requireAbsent(key).put(key, DocumentStore.encode(OrgCodec.encode(org)));
        wanted.members().forEach(member -> join(batch, wanted, member));
        wanted.people().invited().forEach((email, role) -> invite(batch, wanted, email, role));
        ObjectNode note =
                JsonNodeFactory.instance.objectNode().put(ORG, org.id().value());
        left.forEach(note.putArray(LEFT)::add);
        mark.set(batch, note);
        store.record(
                batch,
                AuditEntry.ofImport("org.import", org.id().value())
                        .states(Optional.empty(), Optional.of(OrgCodec.encode(org))));
        return store.commit(batch) ? Optional.of(new Outcome(State.IMPORTED, org.id(), left)) : Optional.empty();
    }

    private void join(Batch.Builder batch, ImportedOrg wanted, ImportedOrg.ImportedMember member) {
        accounts.read(member.account()).ifPresent(stored -> {
            stored.requireUnchanged(batch);
            store.join(
                    batch,
                    new Membership(
                            wanted.id(),
                            member.account(),
                            member.role(),
                            member.bot(),
                            wanted.createdAt(),
                            wanted.firstOwner()));
        });
    }

    private void invite(Batch.Builder batch, ImportedOrg wanted, String email, Role role) {
        if (accounts.findByEmail(email).isEmpty()) {
            invitations.put(
                    accounts.requireNobody(batch, email),
                    new Invitation(
                            wanted.id(),
                            email,
                            role,
                            wanted.firstOwner(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    private Optional<State> tryLink(OrgId org, PackageName name) {
        ImportMark mark = new ImportMark(LINK, name.value());
        if (mark.read(documents).isPresent()) {
            return Optional.of(State.PRESENT);
        }
        Optional<Roster> roster = store.roster(org);
        Optional<OwnedPackage> owned = packages.find(name);
        if (roster.isEmpty() || owned.isEmpty()) {
            return Optional.of(State.MISSING);
        }
        Optional<LinkRecords.Link> link = links.of(name);
        if (link.isPresent()) {
            return Optional.of(link.get().org().equals(org) ? State.PRESENT : State.TAKEN);
        }
        Batch.Builder batch = owned.get().requireUnchanged(roster.get().change());
        links.add(batch, org, name);
        mark.set(batch, JsonNodeFactory.instance.objectNode().put(ORG, org.value()));
        store.record(
                batch,
                AuditEntry.ofImport("package.link", name.value())
                        .states(Optional.empty(), Optional.of(LinkRecords.json(org, name))));
        return store.commit(batch) ? Optional.of(State.IMPORTED) : Optional.empty();
    }

    private static Org org(ImportedOrg wanted, List<String> left) {
        return new Org(
                wanted.id(),
                name(wanted, left),
                metadata(wanted.metadata(), left),
                wanted.verified(),
                wanted.createdAt(),
                wanted.updatedAt());
    }

    private static String name(ImportedOrg wanted, List<String> left) {
        String name = Texts.shown(wanted.name(), Org.MAX_NAME);
        if (!name.equals(wanted.name().strip())) {
            left.add("name");
        }
        return name.isEmpty() ? wanted.id().value() : name;
    }

    private static OrgMetadata metadata(ObjectNode wanted, List<String> left) {
        Map<String, String> kept = new LinkedHashMap<>();
        ObjectNode sofar = JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(member -> {
            ObjectNode more = sofar.deepCopy();
            more.set(member.getKey(), text(member.getValue()));
            try {
                kept.putAll(OrgMetadata.parse(more).members());
                sofar.setAll(more);
            } catch (RegistryException e) {
                left.add("metadata." + member.getKey());
            }
        });
        return new OrgMetadata(kept);
    }

    /** Numbers and truth values are as good as their text. */
    private static JsonNode text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? JsonNodeFactory.instance.textNode(value.asText()) : value;
    }

    /** The organization that a mark is about. */
    static OrgId id(Document mark) {
        return new OrgId(Fields.of(mark).text(ORG));
    }
}
