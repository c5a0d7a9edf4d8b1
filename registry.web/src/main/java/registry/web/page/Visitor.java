package registry.web.page;

import java.util.Optional;
import registry.accounts.Account;

/**
 * Whoever looks at a page, as its frame greets them.
 *
 * @param account empty when nobody is signed in
 * @param administrator of the registry
 */
public record Visitor(Optional<Account> account, boolean administrator) {
    public boolean signedIn() {
        return account.isPresent();
    }

    public String name() {
        return account.map(Account::displayName).orElse("");
    }
}
