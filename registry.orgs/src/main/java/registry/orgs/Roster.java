package registry.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import registry.accounts.Actor;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/**
 * An organization with its members, as they were read: first the organization, then the members.
 *
 * <p>Every change to the members, packages or bots of an organization rewrites its record on the condition that it did
 * not change meanwhile. So changes to one organization happen one after the other, and what was decided on a roster
 * holds when its batch applies.
 *
 * @param revision of the organization's record
 */
record Roster(Org org, long revision, List<Membership> members) {
    /** The most members of an organization, bots and those who are invited included. */
    static final int MAX_MEMBERS = 1000;

    /** A batch that applies only while nothing of the organization has changed, and makes others decide anew. */
    Batch.Builder change() {
        return change(Batch.builder());
    }

    /** The same, as part of a larger batch. */
    Batch.Builder change(Batch.Builder batch) {
        return change(batch, org);
    }

    /** The same, replacing the organization. */
    Batch.Builder change(Batch.Builder batch, Org after) {
        return batch.requireRevision(Keys.org(org.id()), revision)
                .put(Keys.org(org.id()), DocumentStore.encode(OrgCodec.encode(after)));
    }

    /** A batch that removes the organization's own record while nothing of it has changed. */
    Batch.Builder delete() {
        return Batch.builder().requireRevision(Keys.org(org.id()), revision).delete(Keys.org(org.id()));
    }

    Optional<Membership> of(AccountId account) {
        return members.stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }

    /** The owners, beginning with the one who has been a member for longest. */
    List<Membership> owners() {
        return members.stream()
                .filter(member -> member.role() == Role.OWNER)
                .sorted(Comparator.comparing(Membership::since)
                        .thenComparing(member -> member.account().value()))
                .toList();
    }

    /**
     * Lets members with this role pass.
     *
     * @throws RegistryException with {@link ApiError#FORBIDDEN}
     */
    Membership require(Actor actor, Role role, String action) {
        return of(actor.account().id())
                .filter(member -> member.role().includes(role))
                .orElseThrow(() -> new RegistryException(
                        ApiError.FORBIDDEN,
                        "only " + (role == Role.OWNER ? "owners" : "admins and owners") + " of '" + org.id() + "' may "
                                + action + "; ask one of them"));
    }

    /**
     * Refuses to take away the last owner.
     *
     * @throws RegistryException with {@link OrgsError#LAST_OWNER}
     */
    void requireAnotherOwner(Membership leaving) {
        boolean another = members.stream()
                .anyMatch(member ->
                        member.role() == Role.OWNER && !member.account().equals(leaving.account()));
        if (leaving.role() == Role.OWNER && !another) {
            throw new RegistryException(
                    OrgsError.LAST_OWNER,
                    "this is the last owner of the organization '" + org.id()
                            + "'; make somebody else an owner first, or delete the organization");
        }
    }

    /**
     * Refuses one more.
     *
     * @param invitations how many are invited
     * @throws RegistryException with {@link OrgsError#CONFLICT}
     */
    void requireRoom(long invitations) {
        if (members.size() + invitations >= MAX_MEMBERS) {
            throw new RegistryException(
                    OrgsError.CONFLICT,
                    "the organization '" + org.id() + "' has " + MAX_MEMBERS
                            + " members and invitations, the most there can be; remove one first");
        }
    }

    /** All of it, for the record. */
    ObjectNode json() {
        ObjectNode json = OrgCodec.encode(org);
        ArrayNode array = json.putArray("members");
        members.forEach(member -> array.add(member.json()));
        return json;
    }
}
