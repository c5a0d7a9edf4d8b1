package registry.accounts;

import java.time.Instant;
import java.util.Optional;
import registry.api.AccountId;

/**
 * A person or machine that may act on this registry.
 *
 * @param email lower case
 * @param emailVerified whether the issuer, or the operator at set-up, vouches for the address
 * @param username chosen once and never changed
 * @param administrator whether the account may administer the registry
 * @param issuer who says that this is the same subject each time: {@value #LOCAL_ISSUER}, or the URL of an OpenID
 *     Connect issuer
 * @param subject names the account at its issuer; (issuer, subject) is unique
 */
public record Account(
        AccountId id,
        String email,
        boolean emailVerified,
        Optional<String> username,
        boolean administrator,
        Instant createdAt,
        String issuer,
        String subject) {
    /** The issuer of accounts that the registry itself made. */
    public static final String LOCAL_ISSUER = "local";

    /** How the account is shown to others: by its user name, or by its e-mail address when it has none. */
    public String displayName() {
        return username.orElse(email);
    }
}
