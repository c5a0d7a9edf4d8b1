package registry.migration;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the users and makes up its mind where their records and indexes disagree. */
final class PeopleReader {
    /** What OpenID Connect Core 1.0 §2 allows a subject. */
    private static final int LONGEST_ID = 255;

    private final LegacyReader reader;

    PeopleReader(LegacyReader reader) {
        this.reader = reader;
    }

    /** A name that one user at most can have, and the index that says who. */
    private record Claimed(
            String what,
            String index,
            DoubtCode shared,
            DoubtCode dangling,
            Function<LegacyUser, Optional<String>> of) {}

    private static final Claimed EMAIL = new Claimed(
            "e-mail address",
            LegacyKeys.EMAIL,
            DoubtCode.EMAIL_SHARED,
            DoubtCode.EMAIL_INDEX_DANGLING,
            LegacyUser::email);
    private static final Claimed USERNAME = new Claimed(
            "user name",
            LegacyKeys.USERNAME,
            DoubtCode.USERNAME_SHARED,
            DoubtCode.USERNAME_INDEX_DANGLING,
            LegacyUser::username);

    People read() {
        List<LegacyUser> users = reader.store().keys(LegacyKeys.USER).sorted().toList().stream()
                .filter(this::isUsable)
                .flatMap(key -> reader.json(key).map(json -> user(key, json)).stream())
                .toList();
        Map<String, String> emails = holders(users, EMAIL);
        Map<String, String> usernames = holders(users, USERNAME);
        Set<String> bots = reader.store().members(LegacyKeys.BOTS).stream()
                .map(LegacyUser::fold)
                .collect(Collectors.toSet());
        List<LegacyUser> settled = users.stream()
                .map(user -> user.with(kept(user, EMAIL, emails), kept(user, USERNAME, usernames), isBot(user, bots)))
                .toList();
        People people = new People(settled);
        bots.stream()
                .filter(email -> people.withEmail(email).isEmpty())
                .sorted()
                .forEach(email -> reader.doubt(
                        DoubtCode.BOT_WITHOUT_ACCOUNT, LegacyKeys.BOTS, "no user has the address " + email, "ignored"));
        return people;
    }

    private boolean isUsable(String key) {
        int length = key.length() - LegacyKeys.USER.length();
        boolean usable = length > 0 && length <= LONGEST_ID;
        if (!usable) {
            reader.doubt(DoubtCode.USER_UNUSABLE, key, "its id has " + length + " characters", "ignored");
        }
        return usable;
    }

    private LegacyUser user(String key, ObjectNode json) {
        String id = key.substring(LegacyKeys.USER.length());
        reader.checkId(key, id, json);
        Optional<String> email = LegacyReader.text(json, "email").map(LegacyUser::fold);
        if (email.isEmpty()) {
            reader.doubt(
                    DoubtCode.EMAIL_UNUSABLE,
                    key,
                    "email is " + LegacyReader.shown(json.path("email")),
                    "the account gets a placeholder until its holder signs in");
        }
        return new LegacyUser(
                id,
                email,
                LegacyReader.text(json, "username").map(LegacyUser::fold),
                LegacyReader.text(json, "name"),
                LegacyReader.text(json, "picture"),
                json.path("isBot").asBoolean(),
                LegacyReader.text(json, "botOrg"),
                reader.time(key, json, "createdAt"));
    }

    /** Who holds each name: its only claimant, or else the one that the index names, or else the oldest. */
    private Map<String, String> holders(Collection<LegacyUser> users, Claimed claimed) {
        Map<String, List<LegacyUser>> claims = new TreeMap<>();
        users.forEach(user -> claimed.of()
                .apply(user)
                .ifPresent(name ->
                        claims.computeIfAbsent(name, none -> new ArrayList<>()).add(user)));
        Map<String, String> index = index(claimed);
        index.forEach((name, id) -> {
            if (claims.getOrDefault(name, List.of()).stream()
                    .noneMatch(user -> user.id().equals(id))) {
                reader.doubt(
                        claimed.dangling(),
                        claimed.index() + name,
                        "it names the user '" + id + "', who does not exist or has another " + claimed.what(),
                        "ignored");
            }
        });
        Map<String, String> holders = new TreeMap<>();
        claims.forEach((name, claimants) -> holders.put(
                name,
                claimants.stream()
                        .min(comparing((LegacyUser user) -> !user.id().equals(index.get(name)))
                                .thenComparing(LegacyUser::createdAt)
                                .thenComparing(LegacyUser::id))
                        .orElseThrow()
                        .id()));
        return holders;
    }

    private Map<String, String> index(Claimed claimed) {
        Map<String, String> index = new TreeMap<>();
        reader.store()
                .keys(claimed.index())
                .sorted()
                .toList()
                .forEach(key -> reader.store()
                        .text(key)
                        .ifPresent(id -> index.put(
                                LegacyUser.fold(key.substring(claimed.index().length())), id)));
        return index;
    }

    private Optional<String> kept(LegacyUser user, Claimed claimed, Map<String, String> holders) {
        Optional<String> name = claimed.of().apply(user);
        Optional<String> holder = name.map(holders::get);
        if (holder.filter(id -> !id.equals(user.id())).isPresent()) {
            reader.doubt(
                    claimed.shared(),
                    user.key(),
                    "the user '" + holder.get() + "' has the same " + claimed.what(),
                    "that one keeps it; this account gets none");
            return Optional.empty();
        }
        return name;
    }

    private boolean isBot(LegacyUser user, Set<String> bots) {
        boolean listed = user.email().filter(bots::contains).isPresent();
        if (user.bot() && !listed) {
            reader.doubt(
                    DoubtCode.BOT_UNLISTED,
                    user.key(),
                    "it says that it is a bot, and " + LegacyKeys.BOTS + " does not",
                    "taken for a bot, which may do less");
        }
        return user.bot() || listed;
    }
}
