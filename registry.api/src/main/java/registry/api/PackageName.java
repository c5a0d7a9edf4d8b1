package registry.api;

import java.util.regex.Pattern;

/**
 * The name of a package, such as {@code com.example.chess}: at least two parts joined by dots, each of lower-case
 * letters, digits and inner hyphens, at most {@value #MAX_LENGTH} characters in all.
 */
public record PackageName(String value) implements Comparable<PackageName> {
    /** The longest name accepted, in characters (all of them ASCII). */
    public static final int MAX_LENGTH = 128;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the name is malformed */
    public PackageName {
        if (!isValid(value)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS,
                    "package must be two or more parts of lower-case letters, digits and hyphens joined by dots, such as "
                            + "com.example.app, and at most " + MAX_LENGTH + " characters");
        }
    }

    /** Parses a name; see {@link #isValid}. */
    public static PackageName parse(String value) {
        return new PackageName(value);
    }

    /** Tells whether {@code value} is a well-formed package name. */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(PackageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
