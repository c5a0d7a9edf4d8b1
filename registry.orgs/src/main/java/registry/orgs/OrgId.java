package registry.orgs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * The identity of an organization, which is its slug: lower-case letters, digits and inner hyphens, at most
 * {@value #MAX_LENGTH} characters.
 */
public record OrgId(String value) implements Comparable<OrgId> {
    /** The longest slug, in characters (all of them ASCII). */
    public static final int MAX_LENGTH = 50;

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the slug is malformed */
    public OrgId {
        if (!isValid(value)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS,
                    "slug must have 1 to " + MAX_LENGTH + " lower-case letters, digits and hyphens, and begin and end "
                            + "with a letter or digit, such as my-org");
        }
    }

    /**
     * The slug that somebody chose: stripped, in lower case.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is malformed
     */
    public static OrgId parse(String text) {
        return new OrgId(normal(text));
    }

    /** The slug in {@code text}, in any case; empty when no organization can have it. */
    public static Optional<OrgId> tryParse(String text) {
        String slug = normal(text);
        return isValid(slug) ? Optional.of(new OrgId(slug)) : Optional.empty();
    }

    private static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(OrgId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
