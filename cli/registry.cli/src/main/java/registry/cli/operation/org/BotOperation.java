package registry.cli.operation.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.account.TokenReports;
import registry.cli.operation.account.TokenWish;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.cli.output.Told;
import registry.client.BotsClient;
import registry.client.RegistryClient;
import registry.client.account.TokenRequest;
import registry.client.org.Bot;

/** The bots of one organization, which publish from CI, and their tokens. */
public final class BotOperation {
    private final Session session;
    private final String org;

    /** Works on an organization in a session. */
    public BotOperation(Session session, String org) {
        this.session = session;
        this.org = OrgOperation.slug(org);
    }

    /** Lists them in the order of their creation. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new Listing(org, bots(client).list());
        }
    }

    /** Creates one. */
    public Report create(String name) {
        try (RegistryClient client = session.connect()) {
            Bot bot = bots(client).create(name.strip());
            return new Told(
                    "The bot " + bot.name()
                            + " is created. Make a token for it: calimero-registry org bots token create " + org + " "
                            + bot.name(),
                    json(bot).put("org", org));
        }
    }

    /** Deletes one with its tokens. */
    public Report delete(String name, boolean consent) {
        String bot = bot(name);
        boolean goOn = session.consents("Delete the bot " + bot + " and its tokens?", consent);
        if (goOn) {
            try (RegistryClient client = session.connect()) {
                bots(client).delete(bot);
            }
        }
        return new Told(
                goOn ? "The bot " + bot + " and its tokens are gone." : Told.NOTHING,
                Json.object().put("org", org).put("bot", bot).put("deleted", goOn));
    }

    /** Makes a token for a bot. */
    public Report createToken(String name, TokenWish wish) {
        TokenRequest request = wish.request(Instant.now());
        String bot = bot(name);
        try (RegistryClient client = session.connect()) {
            return TokenReports.issued(bots(client).createToken(bot, request));
        }
    }

    /** Lists the tokens of a bot, newest first. */
    public Report tokens(String name) {
        String bot = bot(name);
        try (RegistryClient client = session.connect()) {
            return TokenReports.listing(bots(client).tokens(bot));
        }
    }

    /** Revokes a token of a bot. */
    public Report revokeToken(String name, String id, boolean consent) {
        String bot = bot(name);
        String token = Given.name("token", id);
        boolean goOn =
                session.consents("Revoke the token " + token + " of " + bot + "? What uses it stops working.", consent);
        if (goOn) {
            try (RegistryClient client = session.connect()) {
                bots(client).revokeToken(bot, token);
            }
        }
        return new Told(
                goOn ? "The token " + token + " of " + bot + " is revoked." : Told.NOTHING,
                Json.object().put("org", org).put("bot", bot).put("id", token).put("revoked", goOn));
    }

    private BotsClient bots(RegistryClient client) {
        return client.organizations().bots(org);
    }

    private static String bot(String name) {
        return Given.name("bot", name);
    }

    private static ObjectNode json(Bot bot) {
        return Json.object()
                .put("name", bot.name())
                .put("email", bot.email())
                .put("createdAt", bot.createdAt().toString());
    }

    private record Listing(String org, List<Bot> bots) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (bots.isEmpty()) {
                out.line(org + " has no bots.");
                return;
            }
            Table table = new Table().headings("BOT", "CREATED (UTC)");
            bots.forEach(bot -> table.row(bot.name(), Times.minute(bot.createdAt())));
            out.table(table);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("org", org);
            ArrayNode list = json.putArray("bots");
            bots.forEach(bot -> list.add(BotOperation.json(bot)));
            return json;
        }
    }
}
