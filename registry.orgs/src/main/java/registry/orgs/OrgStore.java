package registry.orgs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.api.AccountId;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.DocumentStore;

/** Organizations in the store. Thread-safe. */
final class OrgStore {
    private final DocumentStore documents;
    private final AuditLog audit;

    /**
     * A membership as it was read.
     *
     * @param revision of the record, for conditions on it
     */
    record StoredMembership(Membership membership, long revision) {
        void requireUnchanged(Batch.Builder batch) {
            batch.requireRevision(membership.key(), revision);
        }
    }

    OrgStore(DocumentStore documents, AuditLog audit) {
        this.documents = documents;
        this.audit = audit;
    }

    DocumentStore documents() {
        return documents;
    }

    Optional<Org> find(OrgId id) {
        return documents.read(Keys.org(id)).map(OrgCodec::decode);
    }

    Stream<Org> all() {
        return documents.scan(Keys.ORG).map(OrgCodec::decode);
    }

    Optional<Roster> roster(OrgId id) {
        return documents
                .read(Keys.org(id))
                .map(document -> new Roster(OrgCodec.decode(document), document.revision(), members(id)));
    }

    /** @throws RegistryException with {@link OrgsError#NOT_FOUND} */
    Roster require(OrgId id) {
        return roster(id).orElseThrow(() -> notFound(id));
    }

    Optional<StoredMembership> membership(OrgId id, AccountId account) {
        return documents
                .read(Keys.member(id, account))
                .map(document -> new StoredMembership(Membership.decode(document), document.revision()));
    }

    AccountOrgs orgsOf(AccountId account) {
        return AccountOrgs.read(documents, account);
    }

    /** Adds a membership that must not exist yet. */
    void join(Batch.Builder batch, Membership member) {
        batch.requireAbsent(member.key()).put(member.key(), member.encode());
        orgsOf(member.account()).join(batch, member.org());
    }

    void record(Batch.Builder batch, AuditEntry entry) {
        audit.add(batch, entry);
    }

    boolean commit(Batch.Builder batch) {
        return documents.commit(batch.build()) instanceof CommitResult.Committed;
    }

    /** Repeats an attempt, which reads and decides anew each time, until it does not lose its race. */
    static <T> T untilDone(Supplier<Optional<T>> attempt) {
        Optional<T> done = attempt.get();
        while (done.isEmpty()) {
            done = attempt.get();
        }
        return done.get();
    }

    static RegistryException notFound(OrgId id) {
        return new RegistryException(OrgsError.NOT_FOUND, "there is no organization '" + id + "'");
    }

    private List<Membership> members(OrgId id) {
        return documents.scan(Keys.members(id)).map(Membership::decode).toList();
    }
}
