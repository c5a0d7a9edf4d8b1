package registry.accounts;

import java.util.Optional;

/**
 * An account to be created.
 *
 * @param email checked and lower-cased when the account is created
 * @param username checked and lower-cased when the account is created
 * @param botOf the id of an organization, for its bots
 * @param subject names the account at {@code issuer}; empty: the new account's own id
 */
public record NewAccount(
        String email,
        boolean emailVerified,
        Optional<String> username,
        Profile profile,
        boolean administrator,
        Optional<String> botOf,
        String issuer,
        Optional<String> subject) {
    /** An ordinary account that the registry itself makes, with an e-mail address nobody vouches for. */
    public static NewAccount local(String email, String username) {
        return local(email, false, username, false, Optional.empty());
    }

    /** An account of a person who signed in at {@code issuer}, which vouches for the address. */
    public static NewAccount external(String email, Profile profile, String issuer, String subject) {
        return new NewAccount(
                email, true, Optional.empty(), profile, false, Optional.empty(), issuer, Optional.of(subject));
    }

    /** A bot of an organization, with an e-mail address that reaches nobody. */
    public static NewAccount bot(String email, String username, String organization) {
        return local(email, false, username, false, Optional.of(organization));
    }

    /** An administrator's account that the registry itself makes at set-up; the operator vouches for the address. */
    static NewAccount firstAdministrator(String email, String username) {
        return local(email, true, username, true, Optional.empty());
    }

    private static NewAccount local(
            String email, boolean verified, String username, boolean administrator, Optional<String> botOf) {
        return new NewAccount(
                email,
                verified,
                Optional.of(username),
                Profile.UNKNOWN,
                administrator,
                botOf,
                Account.LOCAL_ISSUER,
                Optional.empty());
    }
}
