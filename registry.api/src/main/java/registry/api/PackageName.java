package registry.api;

import java.util.regex.Pattern;

/**
 * The name of a package, at most {@value #MAX_LENGTH} characters.
 *
 * <p>A new package is called like {@code com.example.chess}: two or more parts joined by dots, each of lower-case
 * letters, digits and inner hyphens. Packages that were imported may keep an older name: letters of both cases, digits,
 * dots, hyphens and underscores, beginning with a letter, digit or underscore, without two dots in a row. No name holds
 * a slash or is a relative path.
 */
public record PackageName(String value) implements Comparable<PackageName> {
    /** The longest name accepted, in characters (all of them ASCII). */
    public static final int MAX_LENGTH = 128;

    private static final Pattern NEW = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");
    private static final Pattern OLDER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when no package can have this name */
    public PackageName {
        if (!isValid(value)) {
            throw malformed();
        }
    }

    /** Parses the name of a package that there may be; see {@link #isValid}. */
    public static PackageName parse(String value) {
        return new PackageName(value);
    }

    /**
     * Parses the name of a package that is to be; see {@link #isNew}.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is malformed
     */
    public static PackageName parseNew(String value) {
        PackageName name = new PackageName(value);
        if (!name.isNew()) {
            throw malformed();
        }
        return name;
    }

    /** Tells whether a package may have this name, be it an older one. */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && OLDER.matcher(value).matches();
    }

    /** Tells whether a new package may get this name. */
    public boolean isNew() {
        return isNew(value);
    }

    /** Tells whether {@code value} is a well-formed name for a new package. */
    public static boolean isNew(String value) {
        return value.length() <= MAX_LENGTH && NEW.matcher(value).matches();
    }

    @Override
    public int compareTo(PackageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static RegistryException malformed() {
        return new RegistryException(
                ApiError.INVALID_PARAMS,
                "package must be two or more parts of lower-case letters, digits and hyphens joined by dots, such as "
                        + "com.example.app, and at most " + MAX_LENGTH + " characters");
    }
}
