package registry.cli.operation.org;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Told;
import registry.cli.output.UsageException;
import registry.client.OrganizationsClient;
import registry.client.RegistryClient;
import registry.client.org.OrganizationChange;
import registry.client.org.Person;

/** Organizations themselves. */
public final class OrgOperation {
    private final Session session;

    /** Works in a session. */
    public OrgOperation(Session session) {
        this.session = session;
    }

    /** Lists the caller's own, in two requests. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new OrgListing(client.organizations().mine());
        }
    }

    /** Creates one. */
    public Report create(String name, String slug) {
        try (RegistryClient client = session.connect()) {
            return new OrgReport(client.organizations().create(name.strip(), slug.strip()));
        }
    }

    /** Shows one. */
    public Report get(String org) {
        String slug = slug(org);
        try (RegistryClient client = session.connect()) {
            return new OrgReport(client.organizations().get(slug));
        }
    }

    /**
     * Changes name, metadata, or both.
     *
     * @param metadata a JSON object of texts, which replaces all metadata; nothing in it removes them
     */
    public Report update(String org, Optional<String> name, Optional<String> metadata) {
        String slug = slug(org);
        if (name.isEmpty() && metadata.isEmpty()) {
            throw new UsageException("Say what to change: --name, --metadata or both");
        }
        OrganizationChange change =
                new OrganizationChange(name.map(String::strip), metadata.map(OrgOperation::metadata));
        try (RegistryClient client = session.connect()) {
            return new OrgReport(client.organizations().change(slug, change));
        }
    }

    /** Deletes one with its bots, for ever. */
    public Report delete(String org, boolean consent) {
        String slug = slug(org);
        boolean goOn = session.consents(
                "Delete the organization " + slug + " with its bots and their tokens? Its packages stay their owners'.",
                consent);
        if (goOn) {
            try (RegistryClient client = session.connect()) {
                client.organizations().delete(slug);
            }
        }
        return new Told(
                goOn ? "The organization " + slug + " is deleted." : Told.NOTHING,
                Json.object().put("org", slug).put("deleted", goOn));
    }

    /** Ends the caller's own membership. */
    public Report leave(String org, boolean consent) {
        String slug = slug(org);
        boolean goOn = session.consents("Leave " + slug + "? Only its admins can add you again.", consent);
        if (goOn) {
            try (RegistryClient client = session.connect()) {
                client.organizations().members(slug).leave();
            }
        }
        return new Told(
                goOn ? "You are no member of " + slug + " any more." : Told.NOTHING,
                Json.object().put("org", slug).put("left", goOn));
    }

    /** Makes a member the owner in the caller's place. */
    public Report transfer(String org, String member, boolean consent) {
        String slug = slug(org);
        Person owner = Given.person(member);
        boolean goOn = session.consents(
                "Make " + owner.name() + " an owner of " + slug + " in your place? You will be an admin.", consent);
        if (goOn) {
            try (RegistryClient client = session.connect()) {
                OrganizationsClient organizations = client.organizations();
                organizations.transfer(slug, owner);
            }
        }
        return new Told(
                goOn ? owner.name() + " is an owner of " + slug + " now, and you are an admin." : Told.NOTHING,
                Json.object().put("org", slug).put("owner", owner.name()).put("transferred", goOn));
    }

    static String slug(String text) {
        return Given.name("organization", text);
    }

    private static Map<String, String> metadata(String text) {
        Map<String, String> metadata = new LinkedHashMap<>();
        JsonNode json = parse(text);
        if (!json.isObject() && !json.isNull()) {
            throw notMetadata(text);
        }
        json.properties().forEach(member -> {
            if (!member.getValue().isTextual()) {
                throw notMetadata(text);
            }
            metadata.put(member.getKey(), member.getValue().textValue());
        });
        return metadata;
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = new JsonMapper().readTree(text);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw notMetadata(text);
        }
        throw notMetadata(text);
    }

    private static UsageException notMetadata(String text) {
        return new UsageException(
                "'" + text + "' is no JSON object of texts", "--metadata '{\"website\": \"https://example.com\"}'");
    }
}
