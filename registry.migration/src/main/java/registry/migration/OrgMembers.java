package registry.migration;

import static java.util.Comparator.comparing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import registry.api.RegistryException;
import registry.orgs.Role;

/** Reads who belongs to one organization: its set of members says so, its hash of roles only says as what. */
final class OrgMembers {
    private final LegacyReader reader;
    private final People people;
    private final String legacyId;
    private final String key;

    OrgMembers(LegacyReader reader, People people, String legacyId) {
        this.reader = reader;
        this.people = people;
        this.legacyId = legacyId;
        this.key = LegacyKeys.ORG + legacyId;
    }

    /**
     * Who belongs to it.
     *
     * @param people roles by user id, with an owner; empty when no person is a member. Bots of other organizations are
     *     left out
     * @param invited roles by the addresses of those who have no account yet
     */
    record Members(Map<String, Role> people, Map<String, Role> invited) {}

    Members read() {
        Map<String, Role> roles = roles();
        Map<String, Role> members = new TreeMap<>();
        Map<String, Role> invited = new TreeMap<>();
        for (String name : reader.store().members(key + LegacyKeys.MEMBERS)) {
            Optional<Role> role = Optional.ofNullable(roles.remove(LegacyUser.fold(name)));
            people.withEmail(name)
                    .ifPresentOrElse(
                            user -> join(members, user, role.orElse(Role.MEMBER)),
                            () -> invite(invited, name, role.orElse(Role.MEMBER)));
        }
        roles.forEach((name, role) -> reader.doubt(
                DoubtCode.ROLE_WITHOUT_MEMBERSHIP,
                key + LegacyKeys.ROLES,
                name + " is called " + role.id() + " and is no member",
                "ignored"));
        people.all().stream()
                .filter(user ->
                        user.bot() && user.botOrg().filter(legacyId::equals).isPresent())
                .forEach(bot -> members.put(bot.id(), Role.MEMBER));
        appointOwner(members);
        return new Members(members.containsValue(Role.OWNER) ? members : Map.of(), invited);
    }

    /** What is no address, such as a public key, nobody can sign in with. */
    private void invite(Map<String, Role> invited, String name, Role role) {
        boolean address = LegacyUser.isEmail(name);
        if (address) {
            invited.put(LegacyUser.fold(name), role);
        }
        reader.doubt(
                DoubtCode.MEMBER_WITHOUT_ACCOUNT,
                key + LegacyKeys.MEMBERS,
                "no user has the address " + name,
                address ? "invited, unless an account here has the address" : "left out");
    }

    private void join(Map<String, Role> members, LegacyUser user, Role role) {
        if (!user.bot()) {
            members.merge(user.id(), role, (one, other) -> one.includes(other) ? one : other);
        } else if (user.botOrg().filter(org -> !org.equals(legacyId)).isPresent()) {
            reader.doubt(
                    DoubtCode.BOT_ELSEWHERE,
                    key + LegacyKeys.MEMBERS,
                    "the bot " + user.key() + " belongs to '" + user.botOrg().orElseThrow() + "'",
                    "left out");
        } else {
            members.put(user.id(), Role.MEMBER);
        }
    }

    private Map<String, Role> roles() {
        Map<String, Role> roles = new TreeMap<>();
        reader.store()
                .fields(key + LegacyKeys.ROLES)
                .forEach((name, text) -> roles.merge(
                        LegacyUser.fold(name), role(name, text), (one, other) -> one.includes(other) ? one : other));
        return roles;
    }

    private Role role(String name, String text) {
        try {
            return Role.parse(text);
        } catch (RegistryException e) {
            reader.doubt(
                    DoubtCode.ROLE_UNKNOWN,
                    key + LegacyKeys.ROLES,
                    "the role of " + name + " is '" + text + "'",
                    "a member, if anything");
            return Role.MEMBER;
        }
    }

    /** There must be somebody in charge: the admin, or else the person, with the oldest account. */
    private void appointOwner(Map<String, Role> members) {
        if (members.containsValue(Role.OWNER)) {
            return;
        }
        Predicate<LegacyUser> admin = user -> members.get(user.id()) == Role.ADMIN;
        people.all().stream()
                .filter(user -> members.containsKey(user.id()) && !user.bot())
                .min(comparing((LegacyUser user) -> !admin.test(user))
                        .thenComparing(LegacyUser::createdAt)
                        .thenComparing(LegacyUser::id))
                .ifPresent(user -> {
                    members.put(user.id(), Role.OWNER);
                    reader.doubt(
                            DoubtCode.OWNER_APPOINTED,
                            key + LegacyKeys.ROLES,
                            "none of its members is its owner",
                            user.key()
                                    + " becomes its owner: the oldest account of its admins, or of its members if there are none");
                });
    }
}
