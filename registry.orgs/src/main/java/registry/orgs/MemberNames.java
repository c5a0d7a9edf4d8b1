package registry.orgs;

import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.api.RegistryException;

/** Finds accounts by what people call them: an e-mail address, or a user name with or without {@code @} before it. */
final class MemberNames {
    private static final char AT = '@';

    private final Accounts accounts;

    MemberNames(Accounts accounts) {
        this.accounts = accounts;
    }

    Optional<Account> find(String name) {
        String bare = bare(name);
        return bare.indexOf(AT) > 0 ? accounts.findByEmail(bare) : accounts.findByUsername(bare);
    }

    /**
     * An account that may be let in by this name: an e-mail address counts only if somebody vouches for it.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    Account require(String name) {
        boolean byEmail = bare(name).indexOf(AT) > 0;
        return find(name)
                .filter(account -> !byEmail || account.emailVerified())
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND,
                        byEmail
                                ? "no account has this e-mail address; ask the person to sign in once"
                                : "no account has this user name; check the spelling, or use the e-mail address"));
    }

    static RegistryException accountGone() {
        return new RegistryException(OrgsError.NOT_FOUND, "this account was deleted");
    }

    private static String bare(String name) {
        String stripped = name.strip();
        int begin = 0;
        while (begin < stripped.length() && stripped.charAt(begin) == AT) {
            begin++;
        }
        return stripped.substring(begin);
    }
}
