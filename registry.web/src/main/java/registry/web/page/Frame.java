package registry.web.page;

import java.util.Optional;
import registry.accounts.Account;

/**
 * What the layout shows around every page.
 *
 * @param title what the page is called
 * @param assets style and icon
 * @param signedIn whether somebody is signed in
 * @param person who, {@code ""} when nobody is
 */
record Frame(String title, Assets assets, boolean signedIn, String person) {
    static Frame of(String title, Assets assets, Optional<Account> account) {
        return new Frame(
                title,
                assets,
                account.isPresent(),
                account.map(Account::displayName).orElse(""));
    }
}
