package registry.accounts;

import java.util.Optional;

/**
 * An account to be created.
 *
 * @param email checked and lower-cased when the account is created
 * @param username checked and lower-cased when the account is created
 * @param subject names the account at {@code issuer}; empty: the new account's own id
 */
public record NewAccount(
        String email,
        boolean emailVerified,
        Optional<String> username,
        boolean administrator,
        String issuer,
        Optional<String> subject) {
    /** An ordinary account that the registry itself makes, with an e-mail address nobody vouches for. */
    public static NewAccount local(String email, String username) {
        return new NewAccount(email, false, Optional.of(username), false, Account.LOCAL_ISSUER, Optional.empty());
    }

    /** An administrator's account that the registry itself makes at set-up; the operator vouches for the address. */
    static NewAccount firstAdministrator(String email, String username) {
        return new NewAccount(email, true, Optional.of(username), true, Account.LOCAL_ISSUER, Optional.empty());
    }
}
