package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.client.RegistryClient;
import registry.client.admin.AdminUser;
import registry.client.admin.AuditEntry;
import registry.client.admin.AuditQuery;

/** Reads the audit trail, newest first. */
public final class AuditOperation {
    private static final int MAX_PAGE = 1000;

    private final Session session;

    /** Works in a session. */
    public AuditOperation(Session session) {
        this.session = session;
    }

    /**
     * Lists entries.
     *
     * @param actor e-mail address, user name or id of who acted; also the id of an account that is gone
     * @param query what else to look for
     * @param limit how many at most, 1 or more
     * @param details whether people see the states before and after, too
     */
    public Report list(Optional<String> actor, AuditQuery query, int limit, boolean details) {
        try (RegistryClient client = session.connect()) {
            Accounts accounts = new Accounts(client);
            AuditQuery paged = query.inPagesOf(Math.min(limit + 1, MAX_PAGE));
            AuditQuery wanted = actor.map(
                            who -> accounts.find(who).map(AdminUser::id).orElse(who.strip()))
                    .map(paged::by)
                    .orElse(paged);
            List<AuditEntry> found;
            try (Stream<AuditEntry> all = client.administration().audit().list(wanted)) {
                found = all.limit(limit + 1L).toList();
            }
            boolean more = found.size() > limit;
            AccountNames names = new AccountNames(accounts);
            List<Line> lines = new ArrayList<>();
            for (AuditEntry entry : more ? found.subList(0, limit) : found) {
                lines.add(new Line(entry, entry.account().flatMap(names::email)));
            }
            return new Trail(lines, more, details);
        }
    }

    private record Line(AuditEntry entry, Optional<String> email) {
        private String when() {
            return Times.minute(entry.when(), "unknown");
        }

        private String who() {
            return email.or(entry::account).orElse("nobody");
        }
    }

    private record Trail(List<Line> lines, boolean more, boolean details) implements Report {
        Trail {
            lines = List.copyOf(lines);
        }

        @Override
        public void writeTo(TextOutput out) {
            if (lines.isEmpty()) {
                out.line("Nothing of this sort was done.");
                return;
            }
            if (details) {
                lines.forEach(line -> writeDetails(line, out));
            } else {
                writeTable(out);
            }
            if (more) {
                out.line();
                out.line("There is more: a larger --limit shows it.");
            }
        }

        private void writeTable(TextOutput out) {
            Table table = new Table().headings("WHEN (UTC)", "WHO", "DID", "TO", "FROM");
            for (Line line : lines) {
                AuditEntry entry = line.entry();
                table.row(
                        line.when(),
                        line.who(),
                        entry.damaged()
                                .map(why -> "unreadable: " + why)
                                .or(entry::action)
                                .orElse("-"),
                        entry.target().orElse("-"),
                        entry.from().orElse("-"));
            }
            out.table(table);
        }

        private static void writeDetails(Line line, TextOutput out) {
            AuditEntry entry = line.entry();
            Table table = new Table()
                    .row("When", line.when() + " UTC")
                    .row("Who", line.who())
                    .row("Did", entry.action().orElse("-"))
                    .row("To", entry.target().orElse("-"))
                    .row("From", entry.from().orElse("-"));
            entry.credential().ifPresent(credential -> table.row("By", word(credential) + " " + credential.id()));
            entry.before().ifPresent(state -> table.row("Before", state));
            entry.after().ifPresent(state -> table.row("After", state));
            entry.damaged().ifPresent(why -> table.row("Unreadable", why));
            out.table(table.row("Entry", entry.id()));
            out.line();
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("entries");
            lines.forEach(line -> list.add(json(line)));
            return json.put("more", more);
        }

        private static ObjectNode json(Line line) {
            AuditEntry entry = line.entry();
            ObjectNode json = Json.object().put("id", entry.id());
            entry.when().ifPresent(when -> json.put("when", when.toString()));
            entry.account().ifPresent(account -> json.put("account", account));
            line.email().ifPresent(email -> json.put("email", email));
            entry.credential()
                    .ifPresent(credential -> json.putObject("credential")
                            .put("id", credential.id())
                            .put("kind", word(credential)));
            entry.from().ifPresent(from -> json.put("from", from));
            entry.action().ifPresent(action -> json.put("action", action));
            entry.target().ifPresent(target -> json.put("target", target));
            entry.before().ifPresent(state -> json.set("before", Json.read(state)));
            entry.after().ifPresent(state -> json.set("after", Json.read(state)));
            entry.damaged().ifPresent(why -> json.put("damaged", why));
            return json;
        }

        private static String word(AuditEntry.Credential credential) {
            return credential.kind().name().toLowerCase(Locale.ROOT);
        }
    }
}
