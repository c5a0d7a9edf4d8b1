package registry.orgs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import registry.orgs.OrgSystem.Means;
import registry.orgs.OrgSystem.Who;

/** Who and what there is in the tests against the model: little, so that people get into each other's way. */
final class World {
    /** Who administers the registry. */
    static final String ADMINISTRATOR = "grace";

    static final List<String> PEOPLE = List.of("ada", "bob", "carol", "dave", ADMINISTRATOR);
    /** Who has no account yet. */
    static final String NEWCOMER = "eve";

    static final List<String> BOTS = List.of("ci", "nightly");
    static final List<String> ORGS = List.of("acme", "umbrella");
    static final List<String> APPS = List.of("com.acme.app", "com.acme.tool", "org.other.app");

    /** The key that most is signed with. */
    static final String KEY = "did:key:zFirst";

    static final String OTHER_KEY = "did:key:zSecond";

    private World() {}

    /** Adds whatever anybody may do to anything. */
    static void matrix(OrgSystem system, SortedMap<String, String> picture) {
        Stream.of(PEOPLE, List.of(NEWCOMER), BOTS)
                .flatMap(List::stream)
                .map(name -> new Who(name, Means.BROWSER))
                .forEach(who -> APPS.forEach(app -> describe(system, who, app, picture)));
    }

    private static void describe(OrgSystem system, Who who, String app, SortedMap<String, String> picture) {
        Step asking = new Step(
                "",
                asked -> asked.answers(who, app)
                        .forEach((action, answer) -> picture.put(who + " " + action + " " + app, answer)));
        picture.put(who + " may ask about " + app, asking.on(system));
    }

    /** The pairs of different names for which {@code related} holds. */
    static String pairs(Collection<String> names, BiPredicate<String, String> related) {
        List<String> pairs = new ArrayList<>();
        for (String one : names) {
            for (String other : names) {
                if (one.compareTo(other) < 0 && related.test(one, other)) {
                    pairs.add(one + "+" + other);
                }
            }
        }
        return pairs.toString();
    }
}
