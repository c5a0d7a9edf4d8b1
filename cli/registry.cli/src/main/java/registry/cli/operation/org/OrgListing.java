package registry.cli.operation.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.org.Organization;
import registry.client.org.Role;

/** Lists organizations. */
record OrgListing(List<Organization> organizations) implements Report {
    @Override
    public void writeTo(TextOutput out) {
        if (organizations.isEmpty()) {
            out.line("You belong to no organization.");
            out.line("'calimero-registry org create -n NAME -s SLUG' makes one.");
            return;
        }
        Table table = new Table().headings("SLUG", "ROLE", "MEMBERS", "PACKAGES", "NAME");
        for (Organization organization : organizations) {
            table.row(
                    organization.id(),
                    organization.role().map(Role::id).orElse("-"),
                    Long.toString(organization.memberCount()),
                    Long.toString(organization.packageCount()),
                    organization.name() + (organization.verified() ? " (verified)" : ""));
        }
        out.table(table);
    }

    @Override
    public JsonNode json() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("organizations");
        organizations.forEach(organization -> list.add(OrgReport.json(organization)));
        return json;
    }
}
