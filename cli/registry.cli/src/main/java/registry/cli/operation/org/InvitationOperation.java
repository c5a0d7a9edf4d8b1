package registry.cli.operation.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.cli.output.Told;
import registry.client.RegistryClient;
import registry.client.org.Invitation;

/** Who is invited to one organization. */
public final class InvitationOperation {
    private final Session session;
    private final String org;

    /** Works on an organization in a session. */
    public InvitationOperation(Session session, String org) {
        this.session = session;
        this.org = OrgOperation.slug(org);
    }

    /** Lists the invitations, oldest first. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new Listing(org, client.organizations().members(org).invitations());
        }
    }

    /** Takes one back. */
    public Report revoke(String email) {
        String address = Given.name("e-mail address", email);
        try (RegistryClient client = session.connect()) {
            client.organizations().members(org).revokeInvitation(address);
        }
        return new Told(
                address + " is not invited to " + org + " any more.",
                Json.object().put("org", org).put("email", address).put("revoked", true));
    }

    private record Listing(String org, List<Invitation> invitations) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (invitations.isEmpty()) {
                out.line("Nobody is invited to " + org + ".");
                return;
            }
            Table table = new Table().headings("E-MAIL", "ROLE", "INVITED BY", "ENDS (UTC)");
            for (Invitation invitation : invitations) {
                table.row(
                        invitation.email(),
                        invitation.role().id(),
                        invitation.invitedBy().orElse("-"),
                        Times.minute(invitation.expiresAt()));
            }
            out.table(table);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("org", org);
            ArrayNode list = json.putArray("invitations");
            for (Invitation invitation : invitations) {
                list.addObject()
                        .put("email", invitation.email())
                        .put("role", invitation.role().id())
                        .put("invitedBy", invitation.invitedBy().orElse(null))
                        .put("createdAt", invitation.createdAt().toString())
                        .put("expiresAt", invitation.expiresAt().toString());
            }
            return json;
        }
    }
}
