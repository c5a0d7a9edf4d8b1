package registry.cli.operation.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.client.org.Organization;
import registry.client.org.Role;

/** Shows one organization. */
record OrgReport(Organization organization) implements Report {
    @Override
    public void writeTo(TextOutput out) {
        Table table = new Table()
                .row("Slug", organization.id())
                .row("Name", organization.name() + (organization.verified() ? " (verified)" : ""));
        organization.role().ifPresent(role -> table.row("Your role", role.id()));
        table.row("Members", Long.toString(organization.memberCount()))
                .row("Packages", Long.toString(organization.packageCount()))
                .row("Created", Times.minute(organization.createdAt()) + " UTC")
                .row("Changed", Times.minute(organization.updatedAt()) + " UTC");
        organization.metadata().forEach((name, value) -> table.row("  " + name, value));
        out.table(table);
    }

    @Override
    public JsonNode json() {
        return json(organization);
    }

    static ObjectNode json(Organization organization) {
        ObjectNode json = Json.object()
                .put("id", organization.id())
                .put("slug", organization.id())
                .put("name", organization.name())
                .put("role", organization.role().map(Role::id).orElse(null))
                .put("verified", organization.verified())
                .put("memberCount", organization.memberCount())
                .put("packageCount", organization.packageCount())
                .put("createdAt", organization.createdAt().toString())
                .put("updatedAt", organization.updatedAt().toString());
        ObjectNode metadata = json.putObject("metadata");
        organization.metadata().forEach(metadata::put);
        return json;
    }
}
