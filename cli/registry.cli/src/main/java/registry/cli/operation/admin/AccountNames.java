package registry.cli.operation.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import registry.client.admin.AdminUser;

/**
 * The e-mail addresses of accounts that are known by their ids. Each is asked for once, and not too many of them, so that
 * a long listing does not turn into as many requests.
 */
final class AccountNames {
    private static final int MOST = 200;

    private final Accounts accounts;
    private final Map<String, Optional<String>> known = new HashMap<>();

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The address, unless the account is gone or too many were asked for. */
    Optional<String> email(String id) {
        return known.size() < MOST || known.containsKey(id)
                ? known.computeIfAbsent(id, one -> accounts.byId(one).map(AdminUser::email))
                : Optional.empty();
    }
}
