package registry.cli.operation.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.cli.output.Told;
import registry.cli.output.UsageException;
import registry.client.RegistryClient;
import registry.client.account.BrowserSession;

/** The browsers in which the caller's account is signed in. */
public final class SessionOperation {
    private final Session session;

    /** Works in a session of this program, which is something else. */
    public SessionOperation(Session session) {
        this.session = session;
    }

    /** Lists them, the one used last first. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new Listing(client.account().sessions());
        }
    }

    /** Signs one browser out, or all of them: one of both must be asked for. */
    public Report revoke(Optional<String> id, boolean all) {
        if (id.isPresent() == all) {
            throw new UsageException("Say which session to end: its id, or --all");
        }
        try (RegistryClient client = session.connect()) {
            if (all) {
                client.account().endSessions();
                return new Told(
                        "All browsers are signed out.",
                        Json.object().put("all", true).put("revoked", true));
            }
            String one = Given.name("session", id.orElseThrow());
            client.account().endSession(one);
            return new Told(
                    "That browser is signed out.", Json.object().put("id", one).put("revoked", true));
        }
    }

    private record Listing(List<BrowserSession> sessions) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (sessions.isEmpty()) {
                out.line("You are signed in with no browser.");
                return;
            }
            Table table = new Table().headings("ID", "SIGNED IN", "LAST USED", "ENDS", "ADDRESS", "BROWSER");
            for (BrowserSession browser : sessions) {
                table.row(
                        browser.id(),
                        Times.minute(browser.createdAt()),
                        Times.minute(browser.refreshedAt()),
                        Times.minute(browser.expiresAt()),
                        browser.address(),
                        browser.userAgent().orElse("-"));
            }
            out.table(table);
            out.line();
            out.line("Times are in UTC.");
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("sessions");
            for (BrowserSession browser : sessions) {
                list.addObject()
                        .put("id", browser.id())
                        .put("createdAt", browser.createdAt().toString())
                        .put("refreshedAt", browser.refreshedAt().toString())
                        .put("expiresAt", browser.expiresAt().toString())
                        .put("address", browser.address())
                        .put("userAgent", browser.userAgent().orElse(null));
            }
            return json;
        }
    }
}
