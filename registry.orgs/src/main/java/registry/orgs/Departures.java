package registry.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.BiConsumer;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Administration;
import registry.accounts.AuditEntry;
import registry.accounts.Identity;
import registry.accounts.Sessions;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/**
 * Deletes accounts with all that is theirs but their packages, which stay as they are. Thread-safe.
 *
 * <p>One batch removes the account, its memberships and its tokens, so that it can do nothing any more. What cannot be
 * part of that batch, its sessions, which count for nothing without the account, is done next; should the process die
 * between, {@link #resume} does it.
 */
public final class Departures {
    private final OrgStore store;
    private final Accounts accounts;
    private final Administration administration;
    private final Sessions sessions;
    private final BotRecords records;
    private final MembershipEnds ends;

    Departures(OrgStore store, Identity identity, BotRecords records, MembershipEnds ends) {
        this.store = store;
        this.accounts = identity.accounts();
        this.administration = identity.administration();
        this.sessions = identity.sessions();
        this.records = records;
        this.ends = ends;
    }

    /**
     * Deletes an account. Its user name stays used up.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, with {@link OrgsError#LAST_OWNER}, naming the
     *     organization, with {@link ApiError#FORBIDDEN} unless the actor administers the registry, or with what
     *     {@link Administration#guardDeletion} refuses
     */
    public void delete(Actor actor, AccountId id) {
        actor.requireAdministrator();
        OrgStore.untilDone(
                () -> tryDelete(actor, id, (leaving, batch) -> administration.guardDeletion(actor, leaving, batch)));
        finish(id);
    }

    /**
     * Deletes the actor's own account in the same way.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} or {@link OrgsError#LAST_OWNER} as above, with
     *     {@link ApiError#FORBIDDEN} unless the actor is a person in a browser, so that no token that got lost can do it,
     *     or with what {@link Administration#guardOwnDeletion} refuses
     */
    public void deleteOwn(Actor actor) {
        actor.requirePerson();
        if (!actor.isSession()) {
            throw new RegistryException(
                    ApiError.FORBIDDEN, "a token cannot delete its account; sign in with a browser to do it");
        }
        AccountId id = actor.account().id();
        OrgStore.untilDone(() -> tryDelete(actor, id, administration::guardOwnDeletion));
        finish(id);
    }

    /** Finishes what another process began and did not finish. To be called when the registry starts. */
    public void resume() {
        store.documents()
                .scan(Keys.DEPARTURE)
                .map(document -> Keys.departed(document.key()))
                .forEach(this::finish);
    }

    private Optional<AccountId> tryDelete(Actor actor, AccountId id, BiConsumer<Account, Batch.Builder> guard) {
        Accounts.Stored stored = accounts.read(id)
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND, "there is no such account; it may have been deleted already"));
        AccountOrgs orgs = store.orgsOf(id);
        Batch.Builder batch =
                Batch.builder().put(Keys.departure(id), DocumentStore.encode(JsonNodeFactory.instance.objectNode()));
        guard.accept(stored.account(), batch);
        accounts.remove(batch, stored);
        orgs.clear(batch);
        orgs.orgs().forEach(org -> store.roster(org).ifPresent(roster -> leave(batch, actor, roster, id)));
        records.deleteTokens(batch, id);
        store.record(
                batch,
                AuditEntry.of(actor, "account.delete", id.value())
                        .states(Optional.of(json(stored.account(), orgs)), Optional.empty()));
        return store.commit(batch) ? Optional.of(id) : Optional.empty();
    }

    private void leave(Batch.Builder batch, Actor actor, Roster roster, AccountId id) {
        roster.of(id).ifPresent(member -> {
            roster.requireAnotherOwner(member);
            ends.end(roster.change(batch), actor, roster, member);
        });
    }

    private void finish(AccountId id) {
        sessions.endAll(id);
        store.documents().commit(Batch.builder().delete(Keys.departure(id)).build());
    }

    private static ObjectNode json(Account account, AccountOrgs orgs) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", account.id().value())
                .put("email", account.email());
        account.username().ifPresent(username -> json.put("username", username));
        json.put("administrator", account.standing().administrator())
                .put("verified", account.standing().verified())
                .put("suspended", account.isSuspended());
        ArrayNode array = json.putArray("orgs");
        orgs.orgs().forEach(org -> array.add(org.value()));
        return json;
    }
}
