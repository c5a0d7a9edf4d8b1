package registry.accounts;

import java.util.Optional;

/**
 * How an identity provider describes a person; refreshed at each sign-in.
 *
 * @param name for people's eyes, not unique
 * @param picture an {@code https} URL
 */
public record Profile(Optional<String> name, Optional<String> picture) {
    /** Nothing is known. */
    public static final Profile UNKNOWN = new Profile(Optional.empty(), Optional.empty());
}
