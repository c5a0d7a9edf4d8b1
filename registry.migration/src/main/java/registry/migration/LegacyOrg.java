package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import registry.orgs.OrgId;
import registry.orgs.Role;

/**
 * An organization of the other deployment, after its records were compared.
 *
 * @param legacyId what it is called there
 * @param id what it is to be called here
 * @param people roles by user id; at least one owner
 * @param invited roles by e-mail address
 */
record LegacyOrg(
        String legacyId,
        OrgId id,
        String name,
        ObjectNode metadata,
        boolean verified,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Role> people,
        Map<String, Role> invited) {
    /** Copies the maps. */
    LegacyOrg {
        people = Map.copyOf(people);
        invited = Map.copyOf(invited);
    }

    String key() {
        return LegacyKeys.ORG + legacyId;
    }

    LegacyOrg withId(OrgId other) {
        return new LegacyOrg(legacyId, other, name, metadata, verified, createdAt, updatedAt, people, invited);
    }
}
