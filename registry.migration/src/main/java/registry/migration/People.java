package registry.migration;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The users of the other deployment, by all that they are called. Immutable. */
final class People {
    private final Map<String, LegacyUser> byId = new TreeMap<>();
    private final Map<String, LegacyUser> byEmail = new TreeMap<>();
    private final Map<String, LegacyUser> byUsername = new TreeMap<>();

    People(Collection<LegacyUser> users) {
        for (LegacyUser user : users) {
            byId.put(user.id(), user);
            user.email().ifPresent(email -> byEmail.put(email, user));
            user.username().ifPresent(name -> byUsername.put(name, user));
        }
    }

    /** All of them, by their ids. */
    Collection<LegacyUser> all() {
        return byId.values();
    }

    Optional<LegacyUser> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<LegacyUser> withEmail(String email) {
        return Optional.ofNullable(byEmail.get(LegacyUser.fold(email)));
    }

    Optional<LegacyUser> withUsername(String name) {
        return Optional.ofNullable(byUsername.get(LegacyUser.fold(name)));
    }
}
