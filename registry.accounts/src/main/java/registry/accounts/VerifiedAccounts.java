package registry.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import registry.api.ConfigScope;

/**
 * Tells which accounts are shown as verified: those that an administrator vouches for, and those whose vouched-for
 * e-mail address has a configured domain. Nothing that an account's holder says counts. Immutable.
 */
public final class VerifiedAccounts {
    private static final String DOMAINS = "verified.domains";

    private final Set<String> domains;

    private VerifiedAccounts(Set<String> domains) {
        this.domains = domains;
    }

    /**
     * As configured. Key of the {@code registry} scope: {@code verified.domains}, e-mail domains separated by commas,
     * default none. Subdomains are other domains.
     */
    public static VerifiedAccounts of(ConfigScope registry) {
        return new VerifiedAccounts(
                Arrays.stream(registry.text(DOMAINS).orElse("").split(","))
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                        .filter(domain -> !domain.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether this account is shown as verified. */
    public boolean covers(Account account) {
        return account.standing().verified() || hasDomain(account);
    }

    private boolean hasDomain(Account account) {
        String domain = account.email().substring(account.email().lastIndexOf('@') + 1);
        return account.emailVerified() && domains.contains(domain);
    }
}
