package registry.cli.operation.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.cli.output.Told;
import registry.client.RegistryClient;

/** The packages that are linked to one organization. */
public final class LinkOperation {
    private final Session session;
    private final String org;

    /** Works on an organization in a session. */
    public LinkOperation(Session session, String org) {
        this.session = session;
        this.org = OrgOperation.slug(org);
    }

    /** Lists their names. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new Listing(org, client.organizations().packages(org).list());
        }
    }

    /** Links a package of the caller's own. */
    public Report link(String packageName) {
        String name = Given.name("package", packageName);
        try (RegistryClient client = session.connect()) {
            client.organizations().packages(org).link(name);
        }
        return new Told(
                name + " is linked to " + org + ": every member may publish its next version.", about(name, true));
    }

    /** Ends a link. */
    public Report unlink(String packageName) {
        String name = Given.name("package", packageName);
        try (RegistryClient client = session.connect()) {
            client.organizations().packages(org).unlink(name);
        }
        return new Told(name + " is not linked to " + org + " any more.", about(name, false));
    }

    private ObjectNode about(String name, boolean linked) {
        return Json.object().put("org", org).put("package", name).put("linked", linked);
    }

    private record Listing(String org, List<String> packages) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (packages.isEmpty()) {
                out.line("No package is linked to " + org + ".");
            }
            packages.forEach(out::line);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("org", org);
            ArrayNode list = json.putArray("packages");
            packages.forEach(list::add);
            return json;
        }
    }
}
