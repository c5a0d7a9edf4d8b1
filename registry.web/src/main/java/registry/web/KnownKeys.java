package registry.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The configuration keys that something reads, without {@code registry.}; {@code *} in one stands for a segment that the
 * operator chooses, {@code [a-z][a-z0-9]*}. Immutable.
 */
final class KnownKeys {
    private static final String ENVIRONMENT_PREFIX = "REGISTRY_";
    private static final String CHOSEN = "*";

    private final Set<String> keys;
    private final Map<String, Pattern> wildcards = new TreeMap<>();
    private final Map<String, Pattern> variables = new TreeMap<>();

    KnownKeys(Set<String> keys) {
        this.keys = new TreeSet<>(keys);
        for (String key : keys) {
            variables.put(key, pattern(variable(key), "([A-Z][A-Z0-9]*)"));
            if (key.contains(CHOSEN)) {
                wildcards.put(key, pattern(key, "[a-z][a-z0-9]*"));
            }
        }
    }

    boolean contains(String key) {
        return keys.contains(key)
                || wildcards.values().stream()
                        .anyMatch(pattern -> pattern.matcher(key).matches());
    }

    /** The key that an environment variable sets, if it sets one. */
    Optional<String> ofVariable(String name) {
        for (Map.Entry<String, Pattern> candidate : variables.entrySet()) {
            Matcher matcher = candidate.getValue().matcher(name);
            if (matcher.matches()) {
                String key = candidate.getKey();
                return Optional.of(
                        matcher.groupCount() == 0
                                ? key
                                : key.replace(CHOSEN, matcher.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    /** Those without a segment that the operator chooses. */
    Set<String> fixed() {
        return keys.stream().filter(key -> !wildcards.containsKey(key)).collect(Collectors.toUnmodifiableSet());
    }

    /** All of them, for messages. */
    String list() {
        return String.join(", ", keys);
    }

    /** The variables of all of them, for messages. */
    String listVariables() {
        return String.join(", ", keys.stream().map(KnownKeys::variable).sorted().toList());
    }

    static boolean isVariable(String name) {
        return name.startsWith(ENVIRONMENT_PREFIX);
    }

    private static String variable(String key) {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
    }

    private static Pattern pattern(String text, String chosen) {
        return Pattern.compile(Pattern.quote(text).replace(CHOSEN, "\\E" + chosen + "\\Q"));
    }
}
