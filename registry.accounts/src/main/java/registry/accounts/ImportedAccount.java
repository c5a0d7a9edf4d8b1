package registry.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * A person or bot of another deployment, to be brought here. Nothing of it is checked yet.
 *
 * @param name what the other deployment calls it, uniquely and for ever
 * @param issuer who says that this is the same subject each time; empty for bots, who sign in with tokens alone
 * @param email empty when the other deployment knows none, or gives it to somebody else
 * @param fullName for people's eyes
 * @param picture an {@code https} URL
 * @param botOf the id of the organization that it is a bot of; empty for people
 */
public record ImportedAccount(
        String name,
        Optional<String> issuer,
        Optional<String> email,
        Optional<String> username,
        Optional<String> fullName,
        Optional<String> picture,
        Standing standing,
        Optional<String> botOf,
        Instant createdAt) {
    /** Keeps personal data out of logs. */
    @Override
    public String toString() {
        return "an account of another deployment";
    }
}
