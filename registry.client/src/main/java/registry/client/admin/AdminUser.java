package registry.client.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as administrators see it.
 *
 * @param id its id
 * @param email its e-mail address
 * @param username user name, once it was chosen
 * @param name what the person is called
 * @param verified whether it is verified, by an administrator or by its domain
 * @param adminVerified whether an administrator vouches for it
 * @param administrator whether it administers the registry
 * @param createdAt when it was created
 * @param emailVerified whether the identity provider vouches for the address
 * @param botOf of a bot, its organization
 * @param issuer who says who it is
 * @param suspension of a suspended account, since when and why
 */
public record AdminUser(
        String id,
        String email,
        Optional<String> username,
        String name,
        boolean verified,
        boolean adminVerified,
        boolean administrator,
        Instant createdAt,
        boolean emailVerified,
        Optional<String> botOf,
        Optional<String> issuer,
        Optional<Suspension> suspension) {

    /** Whether it is a bot. */
    public boolean isBot() {
        return botOf.isPresent();
    }

    /** Whether it is suspended. */
    public boolean isSuspended() {
        return suspension.isPresent();
    }

    /**
     * Why an account is suspended.
     *
     * @param reason what the administrator said, perhaps nothing
     * @param since when it was suspended
     * @param by id of the administrator
     */
    public record Suspension(Optional<String> reason, Optional<Instant> since, Optional<String> by) {}
}
