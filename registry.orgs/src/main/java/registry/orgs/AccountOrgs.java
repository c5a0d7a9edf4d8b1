package registry.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import registry.api.AccountId;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * The organizations of an account, as they were read. One record for all of them, so that an account can be removed on
 * the condition that it has not joined another one meanwhile.
 */
record AccountOrgs(AccountId account, Optional<Document> document) {
    /** The most organizations of an account. */
    static final int MAX_ORGS = 1000;

    static AccountOrgs read(DocumentStore documents, AccountId account) {
        return new AccountOrgs(account, documents.read(Keys.memberships(account)));
    }

    SortedSet<OrgId> orgs() {
        SortedSet<OrgId> orgs = new TreeSet<>();
        document.ifPresent(found -> Fields.of(found).texts("orgs").forEach(org -> orgs.add(new OrgId(org))));
        return orgs;
    }

    boolean hasRoom() {
        return orgs().size() < MAX_ORGS;
    }

    /** @throws RegistryException with {@link OrgsError#CONFLICT} when there is no room for more */
    void join(Batch.Builder batch, OrgId org) {
        SortedSet<OrgId> orgs = orgs();
        if (!hasRoom()) {
            throw new RegistryException(
                    OrgsError.CONFLICT,
                    "this account belongs to " + MAX_ORGS + " organizations, the most there can be; leave one first");
        }
        orgs.add(org);
        put(batch, orgs);
    }

    void leave(Batch.Builder batch, OrgId org) {
        SortedSet<OrgId> orgs = orgs();
        orgs.remove(org);
        if (orgs.isEmpty()) {
            clear(batch);
        } else {
            put(batch, orgs);
        }
    }

    /** Leaves all of them. */
    void clear(Batch.Builder batch) {
        requireUnchanged(batch).delete(Keys.memberships(account));
    }

    private void put(Batch.Builder batch, SortedSet<OrgId> orgs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("orgs");
        orgs.forEach(org -> array.add(org.value()));
        requireUnchanged(batch).put(Keys.memberships(account), DocumentStore.encode(json));
    }

    private Batch.Builder requireUnchanged(Batch.Builder batch) {
        String key = Keys.memberships(account);
        return document.map(found -> batch.requireRevision(key, found.revision()))
                .orElseGet(() -> batch.requireAbsent(key));
    }
}
