package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.RegistryException;
import registry.cli.operation.Given;
import registry.cli.operation.Listing;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.cli.output.Told;
import registry.client.AdminOrganizationsClient;
import registry.client.RegistryClient;
import registry.client.admin.AdminOrganization;

/** The organizations of everybody. */
public final class OrganizationOperation {
    private static final Listing.Form<AdminOrganization> FORM = new Listing.Form<>(
            "organizations",
            "There are no such organizations.",
            List.of("SLUG", "STATE", "CREATED (UTC)", "NAME"),
            OrganizationOperation::row,
            OrganizationOperation::json);

    private final Session session;

    /** Works in a session. */
    public OrganizationOperation(Session session) {
        this.session = session;
    }

    /**
     * Lists organizations by slug.
     *
     * @param text part of slug or name
     */
    public Report list(Optional<String> text, int limit) {
        try (RegistryClient client = session.connect()) {
            Stream<AdminOrganization> all = client.administration().organizations().list().stream();
            return Listing.of(FORM, all.filter(org -> matches(org, text)), limit);
        }
    }

    /** Shows one with its members and packages. */
    public Report get(String org) {
        try (RegistryClient client = session.connect()) {
            AdminOrganizationsClient all = client.administration().organizations();
            AdminOrganization found = find(all, org);
            return new Details(found, all.members(found.id()), all.packages(found.id()));
        }
    }

    /** Vouches for one, or takes that back. */
    public Report verify(String org, boolean verified) {
        String slug = slug(org);
        try (RegistryClient client = session.connect()) {
            AdminOrganizationsClient all = client.administration().organizations();
            if (verified) {
                all.verify(slug);
            } else {
                all.unverify(slug);
            }
        }
        return new Told(
                "The organization " + slug + (verified ? " is verified now." : " is not verified now."),
                Json.object().put("org", slug).put("verified", verified));
    }

    /** Deletes one with its bots, for ever. */
    public Report delete(String org, boolean consented) {
        try (RegistryClient client = session.connect()) {
            AdminOrganizationsClient all = client.administration().organizations();
            String slug = find(all, org).id();
            boolean goOn = session.consents(
                    "Delete the organization " + slug
                            + " with its bots and their tokens for ever? Its packages stay their owners'.",
                    slug,
                    consented);
            if (goOn) {
                all.delete(slug);
            }
            return new Told(
                    goOn ? "The organization " + slug + " is deleted." : Told.NOTHING,
                    Json.object().put("org", slug).put("deleted", goOn));
        }
    }

    private static String slug(String text) {
        return Given.name("organization", text);
    }

    private static AdminOrganization find(AdminOrganizationsClient all, String text) {
        String slug = slug(text);
        return all.list().stream()
                .filter(org -> org.id().equalsIgnoreCase(slug))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        CliError.NO_SUCH_ORGANIZATION,
                        "There is no organization '" + slug + "'; 'calimero-registry admin orgs list' shows them all"));
    }

    private static boolean matches(AdminOrganization org, Optional<String> text) {
        return text.map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> !org.id().contains(part)
                        && !org.name().toLowerCase(Locale.ROOT).contains(part))
                .isEmpty();
    }

    private static List<Table.Cell> row(AdminOrganization org) {
        return List.of(
                Listing.cell(org.id()),
                org.verified() ? new Table.Cell("verified", Style.GOOD) : Listing.cell("-"),
                Listing.cell(Times.minute(org.createdAt())),
                Listing.cell(org.name()));
    }

    private static ObjectNode json(AdminOrganization org) {
        ObjectNode json = Json.object()
                .put("id", org.id())
                .put("slug", org.id())
                .put("name", org.name())
                .put("verified", org.verified())
                .put("createdAt", org.createdAt().toString());
        ObjectNode metadata = json.putObject("metadata");
        org.metadata().forEach(metadata::put);
        return json;
    }

    private record Details(AdminOrganization org, List<String> members, List<String> packages) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table()
                    .row("Slug", org.id())
                    .row("Name", org.name() + (org.verified() ? " (verified)" : ""))
                    .row("Created", Times.minute(org.createdAt()) + " UTC");
            org.metadata().forEach((name, value) -> table.row("  " + name, value));
            rows(table, "Members", members);
            rows(table, "Packages", packages);
            out.table(table);
        }

        private static void rows(Table table, String heading, List<String> values) {
            table.row(heading, values.isEmpty() ? "none" : values.getFirst());
            values.stream().skip(1).forEach(value -> table.row("", value));
        }

        @Override
        public JsonNode json() {
            ObjectNode json = OrganizationOperation.json(org);
            ArrayNode memberList = json.putArray("members");
            members.forEach(memberList::add);
            ArrayNode packageList = json.putArray("packages");
            packages.forEach(packageList::add);
            return json;
        }
    }
}
