package registry.cli.operation.org;

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
import registry.client.RegistryClient;
import registry.client.org.Invitation;
import registry.client.org.Member;
import registry.client.org.Person;
import registry.client.org.Role;

/** The members of one organization. People are named by e-mail address or user name. */
public final class MemberOperation {
    private final Session session;
    private final String org;

    /** Works on an organization in a session. */
    public MemberOperation(Session session, String org) {
        this.session = session;
        this.org = OrgOperation.slug(org);
    }

    /** Lists them, owners first. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return new Listing(org, client.organizations().members(org).list());
        }
    }

    /** Adds an account, or invites an address that has none. */
    public Report add(String name, Optional<String> roleName) {
        Person person = Given.person(name);
        Role role = roleName.map(MemberOperation::role).orElse(Role.MEMBER);
        try (RegistryClient client = session.connect()) {
            Optional<Invitation> invitation =
                    client.organizations().members(org).add(person, role);
            ObjectNode json = about(person).put("role", role.id()).put("invited", invitation.isPresent());
            invitation.ifPresent(
                    invited -> json.put("expiresAt", invited.expiresAt().toString()));
            String sentence = invitation
                    .map(invited -> person.name() + " has no account yet and is invited to " + org + " as " + role.id()
                            + ": they join when they sign in, until " + Times.minute(invited.expiresAt()) + " UTC.")
                    .orElseGet(() -> person.name() + " is in " + org + " as " + role.id() + " now.");
            return new Told(sentence, json);
        }
    }

    /** Gives a member another role. */
    public Report update(String name, String roleName) {
        Person person = Given.person(name);
        Role role = role(roleName);
        try (RegistryClient client = session.connect()) {
            client.organizations().members(org).changeRole(person, role);
        }
        return new Told(
                person.name() + " is in " + org + " as " + role.id() + " now.",
                about(person).put("role", role.id()));
    }

    /** Removes a member; no error if there is no such one. */
    public Report remove(String name) {
        Person person = Given.person(name);
        try (RegistryClient client = session.connect()) {
            client.organizations().members(org).remove(person);
        }
        return new Told(
                person.name() + " is not in " + org + " any more.",
                about(person).put("removed", true));
    }

    /** A typo must not make anybody something else than was meant. */
    private static Role role(String text) {
        return Given.oneOf("role", text, List.of(Role.MEMBER, Role.ADMIN, Role.OWNER), Role::id);
    }

    private ObjectNode about(Person person) {
        return Json.object().put("org", org).put("member", person.name());
    }

    private record Listing(String org, List<Member> members) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table().headings("USER", "ROLE", "E-MAIL", "IS");
            for (Member member : members) {
                table.row(
                        member.username().orElse("-"),
                        member.role().id(),
                        shownEmail(member),
                        member.bot() ? "bot" : member.verified() ? "verified" : "-");
            }
            out.table(table);
        }

        /** To strangers the registry names people here as well, instead of showing addresses. */
        private static String shownEmail(Member member) {
            return member.email().contains("@") ? member.email() : "-";
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("org", org);
            ArrayNode list = json.putArray("members");
            for (Member member : members) {
                list.addObject()
                        .put("username", member.username().orElse(null))
                        .put("email", member.email())
                        .put("role", member.role().id())
                        .put("verified", member.verified())
                        .put("bot", member.bot());
            }
            return json;
        }
    }
}
