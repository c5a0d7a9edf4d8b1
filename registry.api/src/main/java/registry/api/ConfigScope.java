package registry.api;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of the configuration that belongs to one module: kebab-case keys below {@link #prefix()}. Immutable.
 *
 * <p>Nothing here reads files or the environment; whoever starts the program does and hands over the result.
 */
public final class ConfigScope {
    private final String prefix;
    private final Map<String, String> values;

    private ConfigScope(String prefix, Map<String, String> values) {
        this.prefix = prefix;
        this.values = Map.copyOf(values);
    }

    /** A scope whose keys are named {@code prefix.key} in messages; {@code values} holds the short keys. */
    public static ConfigScope of(String prefix, Map<String, String> values) {
        return new ConfigScope(prefix, values);
    }

    /** The scope one level down: keys that begin with {@code name.}, without that part. */
    public ConfigScope scope(String name) {
        Map<String, String> inner = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + ".")) {
                inner.put(key.substring(name.length() + 1), value);
            }
        });
        return new ConfigScope(prefix + "." + name, inner);
    }

    /** The names of the scopes one level down, in order: what stands before the first dot of a key. */
    public Set<String> scopes() {
        Set<String> names = new TreeSet<>();
        for (String key : values.keySet()) {
            int dot = key.indexOf('.');
            if (dot > 0) {
                names.add(key.substring(0, dot));
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** This scope with {@code key} set to {@code value}, unless it is set already. */
    public ConfigScope withDefault(String key, String value) {
        if (text(key).isPresent()) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(values);
        more.put(key, value);
        return new ConfigScope(prefix, more);
    }

    /** The name of this part of the configuration, such as {@code registry.filesystem}. */
    public String prefix() {
        return prefix;
    }

    /** The value of {@code key}, if it is set and not blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The value of {@code key}.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when it is not set
     */
    public String requireText(String key) {
        return text(key).orElseThrow(() -> invalid(key, "must be set"));
    }

    /**
     * A path.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when it is not set
     */
    public Path requirePath(String key) {
        return Path.of(requireText(key));
    }

    /**
     * A whole number between {@code min} and {@code max}, or {@code otherwise} when not set.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when it is no number or out of range
     */
    public long number(String key, long otherwise, long min, long max) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(key, "must be a whole number, not '" + text.get() + "'");
        }
        throw invalid(key, "must be between " + min + " and " + max + ", not " + text.get());
    }

    /**
     * One of the constants of {@code type}, written in kebab case, or {@code otherwise} when not set.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} naming the choices
     */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            choices.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        E chosen = choices.get(text.get());
        if (chosen == null) {
            throw invalid(key, "must be one of " + String.join(", ", choices.keySet()) + ", not '" + text.get() + "'");
        }
        return chosen;
    }

    /**
     * Refuses keys outside {@code known}.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} naming the unknown key and the known ones
     */
    public void requireKnown(Set<String> known) {
        for (String key : new TreeSet<>(values.keySet())) {
            if (!known.contains(key)) {
                throw invalid(key, "is not known; known here: " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** A failure that names {@code key} in full. */
    public RegistryException invalid(String key, String problem) {
        return new RegistryException(ApiError.CONFIG_INVALID, prefix + "." + key + " " + problem);
    }
}
