package registry.cli.operation.admin;

import java.util.List;
import java.util.Optional;
import registry.api.RegistryException;
import registry.cli.operation.Given;
import registry.cli.output.CliError;
import registry.cli.output.UsageException;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.admin.AdminUser;
import registry.client.admin.UserQuery;

/** Finds the account that a person means by its e-mail address, its user name or its id. */
final class Accounts {
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 1000;

    private final RegistryClient client;

    Accounts(RegistryClient client) {
        this.client = client;
    }

    /**
     * The account.
     *
     * @throws RegistryException if there is none
     * @throws UsageException if one account has this user name and another one this id
     */
    AdminUser get(String text) {
        return find(text)
                .orElseThrow(() -> new RegistryException(
                        CliError.NO_SUCH_ACCOUNT,
                        "There is no account '" + text + "'; 'calimero-registry admin users list' shows them all"));
    }

    Optional<AdminUser> find(String text) {
        String name = Given.name("account", text);
        return name.indexOf('@') >= 0 ? byId(name) : byName(name);
    }

    /** The account with this id or e-mail address. */
    Optional<AdminUser> byId(String idOrEmail) {
        try {
            return Optional.of(client.administration().users().get(idOrEmail));
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<AdminUser> byName(String name) {
        UserQuery query = UserQuery.ALL.containing(name).inPagesOf(PAGE);
        List<AdminUser> found = client.administration()
                .users()
                .list(query)
                .filter(user -> user.id().equals(name)
                        || user.username().filter(name::equalsIgnoreCase).isPresent())
                .toList();
        if (found.size() > 1) {
            throw new UsageException(
                    "'" + name + "' is the user name of one account and the id of another",
                    "the e-mail address: "
                            + String.join(
                                    " or ", found.stream().map(AdminUser::email).toList()));
        }
        return found.stream().findFirst();
    }
}
