package registry.client.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import registry.client.org.Bot;
import registry.client.org.Invitation;
import registry.client.org.Member;
import registry.client.org.Organization;
import registry.client.org.OrganizationChange;
import registry.client.org.Person;
import registry.client.org.Role;

/** Reads and writes what is said about organizations. */
public final class OrgJson {
    private OrgJson() {}

    /** An organization. */
    public static Organization organization(JsonObject json) {
        return new Organization(
                json.text("id"),
                json.text("name"),
                json.instant("created_at"),
                json.instant("updated_at"),
                json.optionalObject("metadata")
                        .orElseGet(() -> new JsonObject(Json.object()))
                        .textsByName(Set.of()),
                json.flag("verified"),
                json.number("memberCount"),
                json.number("packageCount"),
                json.optionalText("role").map(role -> json.constant("role", Role.UNKNOWN)));
    }

    /** A member. */
    public static Member member(JsonObject json) {
        return new Member(
                json.text("email"),
                json.optionalText("username"),
                json.flag("verified"),
                json.constant("role", Role.UNKNOWN),
                json.flag("isBot"));
    }

    /** An invitation. */
    public static Invitation invitation(JsonObject json) {
        return new Invitation(
                json.text("email"),
                json.constant("role", Role.UNKNOWN),
                json.optionalText("invitedBy"),
                json.instant("createdAt"),
                json.instant("expiresAt"));
    }

    /** A bot. */
    public static Bot bot(JsonObject json) {
        return new Bot(json.text("name"), json.text("email"), json.instant("createdAt"));
    }

    /** A change. */
    public static ObjectNode write(OrganizationChange change) {
        ObjectNode json = Json.object();
        change.name().ifPresent(name -> json.put("name", name));
        change.metadata().ifPresent(metadata -> {
            if (metadata.isEmpty()) {
                json.putNull("metadata");
            } else {
                metadata.forEach(json.putObject("metadata")::put);
            }
        });
        return json;
    }

    /** A person, as the one member {@code email} or {@code username}. */
    public static ObjectNode write(Person person) {
        return Json.object(person.isEmail() ? "email" : "username", person.name());
    }
}
