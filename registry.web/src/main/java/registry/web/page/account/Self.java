package registry.web.page.account;

import registry.accounts.Account;
import registry.accounts.Actor;
import registry.web.page.Words;

/**
 * Who somebody is here, as they see it themselves.
 *
 * @param username {@code ""} as long as none is claimed
 * @param since when the account was made
 */
record Self(String name, String email, String username, boolean administrator, String since) {
    static Self of(Actor actor) {
        Account account = actor.account();
        return new Self(
                account.profile().name().orElseGet(account::displayName),
                account.email(),
                account.username().orElse(""),
                actor.isAdministrator(),
                Words.moment(account.createdAt()));
    }

    boolean named() {
        return !username.isEmpty();
    }
}
