package registry.orgs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import registry.api.AccountId;

/**
 * An organization of another deployment, to be brought here.
 *
 * @param legacyId what the other deployment calls it, uniquely and for ever
 * @param id what it is called here
 * @param name as people read it; cut and cleaned to what is allowed here, {@code id} when nothing is left
 * @param metadata what it says about itself; members that are not allowed here are left out
 * @param verified whether an administrator of the other deployment vouched for it
 * @param people who belongs to it, at most {@link #MAX_MEMBERS}
 */
public record ImportedOrg(
        String legacyId,
        OrgId id,
        String name,
        ObjectNode metadata,
        boolean verified,
        Instant createdAt,
        Instant updatedAt,
        People people) {
    /** The most members of an organization, bots and invitations included. */
    public static final int MAX_MEMBERS = Roster.MAX_MEMBERS;

    /**
     * A member.
     *
     * @param bot whether it is a bot of this organization
     */
    public record ImportedMember(AccountId account, Role role, boolean bot) {}

    /**
     * Who belongs to it.
     *
     * @param members at least one owner among them, each account once
     * @param invited roles by e-mail address; those that an account here has are left out
     */
    public record People(List<ImportedMember> members, Map<String, Role> invited) {
        /** Copies list and map, and refuses an organization without an owner. */
        public People {
            members = List.copyOf(members);
            invited = Map.copyOf(invited);
            if (members.size() + invited.size() > MAX_MEMBERS
                    || members.stream().noneMatch(member -> member.role() == Role.OWNER)) {
                throw new IllegalArgumentException("an organization needs an owner, and has limits");
            }
        }
    }

    List<ImportedMember> members() {
        return people.members();
    }

    /** The owner who is named first. */
    AccountId firstOwner() {
        return people.members().stream()
                .filter(member -> member.role() == Role.OWNER)
                .findFirst()
                .orElseThrow()
                .account();
    }
}
