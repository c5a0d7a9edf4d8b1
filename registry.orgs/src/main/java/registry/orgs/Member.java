package registry.orgs;

import java.time.Instant;
import registry.accounts.Account;

/**
 * A member of an organization. The e-mail address in {@code account} is for the eyes of other members and of
 * administrators.
 *
 * @param since when the account became a member
 */
public record Member(Account account, Role role, Instant since) implements Addition {
    /** Whether it is a bot of the organization. */
    public boolean isBot() {
        return account.isBot();
    }
}
