package registry.accounts;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import registry.api.ConfigScope;

/**
 * Tells who administers the registry: accounts that were promoted, and those whose vouched-for e-mail address is
 * configured. Immutable.
 */
public final class Administrators {
    private static final String EMAILS = "admin.emails";

    private final Set<String> emails;

    private Administrators(Set<String> emails) {
        this.emails = emails;
    }

    /**
     * As configured. Key of the {@code registry} scope: {@code admin.emails}, addresses separated by commas, default
     * none.
     */
    public static Administrators of(ConfigScope registry) {
        return new Administrators(Arrays.stream(registry.text(EMAILS).orElse("").split(","))
                .map(email -> AccountRules.lowerCase(email.strip()))
                .filter(email -> !email.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether this account may administer the registry at present; bots and suspended accounts never may. */
    public boolean covers(Account account) {
        return !account.isSuspended() && appoints(account);
    }

    /** Whether this account has the right to administer, of a suspended one, too: that right is what can be taken. */
    public boolean appoints(Account account) {
        return !account.isBot() && (account.standing().administrator() || isConfigured(account));
    }

    /** Whether the account's right comes from the configuration, so that nobody can take it away here. */
    public boolean isConfigured(Account account) {
        return account.emailVerified() && names(account.email());
    }

    /** Whether this address is a configured administrator's. */
    public boolean names(String email) {
        return emails.contains(AccountRules.lowerCase(email.strip()));
    }
}
