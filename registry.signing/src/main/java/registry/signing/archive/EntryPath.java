package registry.signing.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths inside an archive. Two names are the same file when their components are equal once {@code .} components and
 * repeated separators are gone, as nodes compare them.
 */
public final class EntryPath {
    private static final int MAX_LENGTH = 1024;
    private static final char UNDECODABLE = '\uFFFD';

    private EntryPath() {}

    /** What is wrong with {@code name} as the path of a file, in words that follow the name; empty when nothing is. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == UNDECODABLE)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of("has a control character or is not UTF-8");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("has a backslash");
        }
        if (name.startsWith("/")) {
            return Optional.of("is absolute");
        }
        if (name.length() > 1 && name.charAt(1) == ':') {
            return Optional.of("begins with a drive letter");
        }
        List<String> components = components(name);
        if (components.contains("..")) {
            return Optional.of("climbs up with '..'");
        }
        return components.isEmpty() ? Optional.of("names no file") : Optional.empty();
    }

    /** The normal form of a path that has no {@link #problem}. */
    public static String normalize(String name) {
        return String.join("/", components(name));
    }

    /** Tells whether a normal path is a resource fork that macOS adds to archives. */
    static boolean isAppleDouble(String path) {
        return path.startsWith("._", path.lastIndexOf('/') + 1);
    }

    /** {@code name} as it may be shown: short, and without characters that play tricks on a terminal. */
    static String shown(String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\uFFFD]", "?");
        return clean.length() <= 120 ? clean : clean.substring(0, 120) + "…";
    }

    private static List<String> components(String name) {
        List<String> components = new ArrayList<>();
        for (String component : name.split("/", -1)) {
            if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
        }
        return components;
    }
}
