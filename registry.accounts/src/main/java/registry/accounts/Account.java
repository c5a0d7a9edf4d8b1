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
 * @param botOf the id of the organization that the account is a bot of; empty for people
 * @param issuer who says that this is the same subject each time: {@value #LOCAL_ISSUER}, or the URL of an OpenID
 *     Connect issuer
 * @param subject names the account at its issuer; (issuer, subject) is unique
 */
public record Account(
        AccountId id,
        String email,
        boolean emailVerified,
        Optional<String> username,
        Profile profile,
        Standing standing,
        Optional<String> botOf,
        Instant createdAt,
        String issuer,
        String subject) {
    /** The issuer of accounts that the registry itself made. */
    public static final String LOCAL_ISSUER = "local";

    /** How the account is shown to others: by its user name, or by its e-mail address when it has none. */
    public String displayName() {
        return username.orElse(email);
    }

    /** Whether it is a machine that may publish and nothing else. */
    public boolean isBot() {
        return botOf.isPresent();
    }

    /** Whether it can do nothing at present. */
    public boolean isSuspended() {
        return standing.suspension().isPresent();
    }

    /** The same with this address. */
    public Account withEmail(String address, boolean verified) {
        return new Account(id, address, verified, username, profile, standing, botOf, createdAt, issuer, subject);
    }

    /** The same with this user name. */
    public Account withUsername(String name) {
        return new Account(
                id, email, emailVerified, Optional.of(name), profile, standing, botOf, createdAt, issuer, subject);
    }

    /** The same without a user name. */
    Account withoutUsername() {
        return new Account(
                id, email, emailVerified, Optional.empty(), profile, standing, botOf, createdAt, issuer, subject);
    }

    /** The same with this profile. */
    public Account withProfile(Profile other) {
        return new Account(id, email, emailVerified, username, other, standing, botOf, createdAt, issuer, subject);
    }

    /** The same with this standing. */
    public Account withStanding(Standing other) {
        return new Account(id, email, emailVerified, username, profile, other, botOf, createdAt, issuer, subject);
    }

    /** The same, known to this issuer by this subject. */
    public Account withSubject(String otherIssuer, String otherSubject) {
        return new Account(
                id, email, emailVerified, username, profile, standing, botOf, createdAt, otherIssuer, otherSubject);
    }
}
