package registry.orgs;

import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.api.AccountId;
import registry.api.RegistryException;

/** Finds accounts by what people call them: an e-mail address, or a user name with or without {@code @} before it. */
final class MemberNames {
    private static final char AT = '@';
    private static final String SOMEBODY = "another account";

    private final Accounts accounts;

    MemberNames(Accounts accounts) {
        this.accounts = accounts;
    }

    Optional<Account> find(String name) {
        String bare = bare(name);
        return bare.indexOf(AT) > 0 ? accounts.findByEmail(bare) : accounts.findByUsername(bare);
    }

    /**
     * The account that may be let in by this name: an e-mail address counts only if somebody vouches for it. Empty when
     * it is an address that no account has.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    Optional<Account> admissible(String name) {
        boolean byEmail = bare(name).indexOf(AT) > 0;
        Optional<Account> account = find(name);
        if (account.isEmpty() && !byEmail) {
            throw new RegistryException(
                    OrgsError.NOT_FOUND,
                    "no account has this user name; check the spelling, or use the e-mail address");
        }
        if (byEmail && account.filter(found -> !found.emailVerified()).isPresent()) {
            throw new RegistryException(
                    OrgsError.NOT_FOUND,
                    "nobody vouches for this e-mail address of an account; ask the person to sign in once, or use the "
                            + "user name");
        }
        return account;
    }

    /** What others may call an account: its user name, or words for one that has none or is gone. */
    String shown(AccountId account) {
        return accounts.find(account).flatMap(Account::username).orElse(SOMEBODY);
    }

    static RegistryException accountGone() {
        return new RegistryException(OrgsError.NOT_FOUND, "this account was deleted");
    }

    /** The name without what people put before it. */
    static String bare(String name) {
        String stripped = name.strip();
        int begin = 0;
        while (begin < stripped.length() && stripped.charAt(begin) == AT) {
            begin++;
        }
        return stripped.substring(begin);
    }
}
