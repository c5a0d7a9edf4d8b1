package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import registry.cli.operation.Listing;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.client.admin.AdminUser;

/**
 * One account, after a sentence about what was done to it, if anything was.
 *
 * @param sentence empty if nothing was done
 */
record UserReport(String sentence, AdminUser user) implements Report {
    /** How many of them are listed. */
    static final Listing.Form<AdminUser> FORM = new Listing.Form<>(
            "users",
            "There are no such accounts.",
            List.of("E-MAIL", "USER NAME", "STATE", "CREATED (UTC)"),
            UserReport::row,
            UserReport::json);

    @Override
    public void writeTo(TextOutput out) {
        if (!sentence.isEmpty()) {
            out.line(sentence);
            return;
        }
        Table table = new Table()
                .row("E-mail", user.email() + (user.emailVerified() || user.isBot() ? "" : " (not confirmed)"))
                .row("User name", user.username().orElse("none"))
                .row("Name", user.name())
                .row("Id", user.id())
                .row("State", state(user));
        user.botOf().ifPresent(org -> table.row("Bot of", org));
        user.issuer().ifPresent(issuer -> table.row("Signs in at", issuer));
        table.row("Created", Times.minute(user.createdAt()) + " UTC");
        user.suspension()
                .ifPresent(suspension -> table.row(
                                "Suspended", Times.minute(suspension.since(), "at an unknown time") + " UTC")
                        .row("  by", suspension.by().orElse("unknown"))
                        .row(
                                "  because",
                                suspension
                                        .reason()
                                        .filter(text -> !text.isEmpty())
                                        .orElse("(no reason given)")));
        out.table(table);
    }

    @Override
    public ObjectNode json() {
        return json(user);
    }

    private static List<Table.Cell> row(AdminUser user) {
        return List.of(
                Listing.cell(user.email()),
                Listing.cell(user.username().orElse("-")),
                new Table.Cell(state(user), user.isSuspended() ? Style.BAD : Style.PLAIN),
                Listing.cell(Times.minute(user.createdAt())));
    }

    private static String state(AdminUser user) {
        List<String> words = new ArrayList<>();
        if (user.isSuspended()) {
            words.add("suspended");
        }
        if (user.administrator()) {
            words.add("administrator");
        }
        if (user.verified()) {
            words.add(user.adminVerified() ? "verified" : "verified by its domain");
        }
        user.botOf().ifPresent(org -> words.add("bot of " + org));
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static ObjectNode json(AdminUser user) {
        ObjectNode json = Json.object()
                .put("id", user.id())
                .put("email", user.email())
                .put("username", user.username().orElse(null))
                .put("name", user.name())
                .put("administrator", user.administrator())
                .put("verified", user.verified())
                .put("adminVerified", user.adminVerified())
                .put("suspended", user.isSuspended())
                .put("emailVerified", user.emailVerified())
                .put("bot", user.isBot())
                .put("createdAt", user.createdAt().toString());
        user.botOf().ifPresent(org -> json.put("botOf", org));
        user.issuer().ifPresent(issuer -> json.put("issuer", issuer));
        user.suspension().ifPresent(suspension -> {
            ObjectNode why = json.putObject("suspension");
            suspension.reason().ifPresent(reason -> why.put("reason", reason));
            suspension.since().ifPresent(since -> why.put("since", since.toString()));
            suspension.by().ifPresent(by -> why.put("by", by));
        });
        return json;
    }
}
