package registry.cli.operation.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.api.RegistryException;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.cli.output.Told;
import registry.client.RegistryClient;
import registry.client.org.Person;
import registry.client.packages.TransferOffer;
import registry.client.packages.TransferOffers;

/** Hands packages over: one account offers, another accepts. */
public final class TransferOperation {
    private final Session session;

    /** Works in a session. */
    public TransferOperation(Session session) {
        this.session = session;
    }

    /** Offers a package to somebody, in the place of any other offer. */
    public Report offer(String packageName, String recipient) {
        String name = Given.name("package", packageName);
        Person person = Given.person(recipient);
        try (RegistryClient client = session.connect()) {
            TransferOffer offer = client.packages().offer(name, person);
            return new Told(
                    name + " is offered to " + person.name() + ", who can accept it until "
                            + Times.minute(offer.expiresAt()) + " UTC.",
                    json(offer));
        }
    }

    /** Takes over a package that is offered to the caller. */
    public Report accept(String packageName) {
        String name = Given.name("package", packageName);
        try (RegistryClient client = session.connect()) {
            client.packages().accept(name);
        }
        return new Told(
                name + " is yours now.", Json.object().put("package", name).put("accepted", true));
    }

    /** Declines an offer as its recipient. */
    public Report decline(String packageName) {
        String name = Given.name("package", packageName);
        try (RegistryClient client = session.connect()) {
            TransferOffers offers = client.packages().offers();
            if (!holds(offers.incoming(), name)) {
                throw holds(offers.outgoing(), name)
                        ? notYours("You offered " + name + " yourself; 'package transfer withdraw' takes that back")
                        : none(name, "to you");
            }
            client.packages().endOffer(name);
        }
        return ended(name, "The offer of " + name + " is declined.", "declined");
    }

    /** Takes an offer back as the owner. */
    public Report withdraw(String packageName) {
        String name = Given.name("package", packageName);
        try (RegistryClient client = session.connect()) {
            TransferOffers offers = client.packages().offers();
            if (!holds(offers.outgoing(), name)) {
                throw holds(offers.incoming(), name)
                        ? notYours(name + " is offered to you, not by you; 'package transfer decline' declines it")
                        : none(name, "by you");
            }
            client.packages().endOffer(name);
        }
        return ended(name, "The offer of " + name + " is withdrawn.", "withdrawn");
    }

    /** Lists the offers that concern the caller. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new Listing(client.packages().offers());
        }
    }

    private static boolean holds(List<TransferOffer> offers, String packageName) {
        return offers.stream().anyMatch(offer -> offer.packageName().equals(packageName));
    }

    private static RegistryException notYours(String message) {
        return new RegistryException(CliError.NOT_YOURS, message);
    }

    private static RegistryException none(String packageName, String direction) {
        return new RegistryException(
                CliError.NO_SUCH_OFFER,
                packageName + " is not offered " + direction + "; 'package transfer list' shows what is");
    }

    private static Report ended(String packageName, String sentence, String member) {
        return new Told(sentence, Json.object().put("package", packageName).put(member, true));
    }

    private static ObjectNode json(TransferOffer offer) {
        return Json.object()
                .put("package", offer.packageName())
                .put("from", offer.from())
                .put("to", offer.to())
                .put("createdAt", offer.createdAt().toString())
                .put("expiresAt", offer.expiresAt().toString());
    }

    private record Listing(TransferOffers offers) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (offers.incoming().isEmpty() && offers.outgoing().isEmpty()) {
                out.line("No package is offered to you or by you.");
                return;
            }
            Table table = new Table().headings("OFFER", "PACKAGE", "FROM", "TO", "ENDS (UTC)");
            rows(table, "to you", offers.incoming());
            rows(table, "by you", offers.outgoing());
            out.table(table);
        }

        private static void rows(Table table, String direction, List<TransferOffer> some) {
            for (TransferOffer offer : some) {
                table.row(direction, offer.packageName(), offer.from(), offer.to(), Times.minute(offer.expiresAt()));
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            ArrayNode incoming = json.putArray("incoming");
            offers.incoming().forEach(offer -> incoming.add(TransferOperation.json(offer)));
            ArrayNode outgoing = json.putArray("outgoing");
            offers.outgoing().forEach(offer -> outgoing.add(TransferOperation.json(offer)));
            return json;
        }
    }
}
