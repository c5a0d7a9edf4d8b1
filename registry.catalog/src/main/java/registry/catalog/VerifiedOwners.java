package registry.catalog;

import java.util.Set;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.api.AccountId;

/** Tells whose packages are shown as verified: accounts whose vouched-for e-mail address has a configured domain. */
final class VerifiedOwners {
    private final Accounts accounts;
    private final Set<String> domains;

    VerifiedOwners(Accounts accounts, Set<String> domains) {
        this.accounts = accounts;
        this.domains = domains;
    }

    boolean contains(AccountId owner) {
        return !domains.isEmpty()
                && accounts.find(owner).filter(this::isVerified).isPresent();
    }

    private boolean isVerified(Account account) {
        String domain = account.email().substring(account.email().lastIndexOf('@') + 1);
        return account.emailVerified() && domains.contains(domain);
    }
}
