package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.orgs.Org;
import registry.orgs.Orgs;
import registry.orgs.Role;
import registry.web.http.Json;

/** Organizations as clients see them. Thread-safe. */
final class OrgJson {
    private final Orgs orgs;

    OrgJson(Orgs orgs) {
        this.orgs = orgs;
    }

    /** The document: {@code id} and {@code slug} are the same, and there is a {@code role} only if one is given. */
    ObjectNode of(Org org, Optional<Role> role) {
        Orgs.Counts counts = orgs.counts(org.id());
        ObjectNode json = Json.object()
                .put("id", org.id().value())
                .put("name", org.name())
                .put("slug", org.id().value())
                .put("created_at", org.createdAt().toString())
                .put("updated_at", org.updatedAt().toString());
        json.set("metadata", org.metadata().json());
        json.put("verified", org.verified())
                .put("memberCount", counts.members())
                .put("packageCount", counts.packages());
        role.ifPresent(found -> json.put("role", found.id()));
        return json;
    }
}
