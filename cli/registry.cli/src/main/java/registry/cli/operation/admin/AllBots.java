package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.RegistryException;
import registry.cli.operation.Listing;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.Times;
import registry.cli.output.Told;
import registry.client.RegistryClient;
import registry.client.admin.AdminBot;

/** The bots of all organizations. */
public final class AllBots {
    private static final Listing.Form<AdminBot> FORM = new Listing.Form<>(
            "bots",
            "There are no such bots.",
            List.of("BOT", "ORGANIZATION", "STATE", "CREATED (UTC)"),
            AllBots::row,
            AllBots::json);

    private final Session session;

    /** Works in a session. */
    public AllBots(Session session) {
        this.session = session;
    }

    /**
     * Lists them by organization and name.
     *
     * @param text part of the name or of the organization's slug
     */
    public Report list(Optional<String> text, int limit) {
        try (RegistryClient client = session.connect()) {
            Stream<AdminBot> all = client.administration().bots().stream();
            return Listing.of(
                    FORM,
                    all.filter(bot -> text.map(String::strip)
                            .map(part -> bot.name().contains(part)
                                    || bot.organization().contains(part))
                            .orElse(true)),
                    limit);
        }
    }

    /** Deletes one with its tokens. */
    public Report delete(String name, boolean consented) {
        try (RegistryClient client = session.connect()) {
            AdminBot bot = find(client, name.strip());
            boolean goOn = session.consents(
                    "Delete the bot " + bot.name() + " of " + bot.organization()
                            + " with its tokens for ever? What publishes with them stops working.",
                    consented);
            if (goOn) {
                client.administration().users().delete(bot.id());
            }
            return new Told(
                    goOn ? "The bot " + bot.name() + " and its tokens are gone." : Told.NOTHING,
                    Json.object()
                            .put("org", bot.organization())
                            .put("bot", bot.name())
                            .put("deleted", goOn));
        }
    }

    private static AdminBot find(RegistryClient client, String name) {
        return client.administration().bots().stream()
                .filter(bot -> bot.name().equalsIgnoreCase(name)
                        || bot.email().equalsIgnoreCase(name)
                        || bot.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        CliError.NO_SUCH_ACCOUNT,
                        "There is no bot '" + name + "'; 'calimero-registry admin bots list' shows them all"));
    }

    private static List<Table.Cell> row(AdminBot bot) {
        return List.of(
                Listing.cell(bot.name()),
                Listing.cell(bot.organization()),
                bot.suspended() ? new Table.Cell("suspended", Style.BAD) : Listing.cell("-"),
                Listing.cell(Times.minute(bot.createdAt())));
    }

    private static ObjectNode json(AdminBot bot) {
        return Json.object()
                .put("id", bot.id())
                .put("name", bot.name())
                .put("org", bot.organization())
                .put("email", bot.email())
                .put("suspended", bot.suspended())
                .put("createdAt", bot.createdAt().toString());
    }
}
