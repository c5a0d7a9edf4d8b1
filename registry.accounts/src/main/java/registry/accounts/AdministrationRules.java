package registry.accounts;

import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Why something cannot be done to an account, by whose it is and where its rights come from. Immutable. */
final class AdministrationRules {
    private final Administrators administrators;

    AdministrationRules(Administrators administrators) {
        this.administrators = administrators;
    }

    /** Present: the refusal. */
    Optional<RegistryException> objection(Actor actor, Account account, Administration.Step step) {
        return switch (step) {
            case PROMOTE -> promotion(actor, account);
            case DEMOTE, DELETE -> own(actor, account).or(() -> configured(AccountError.CANNOT_REMOVE, account));
            case SUSPEND -> own(actor, account).or(() -> configured(AccountError.CANNOT_BLACKLIST, account));
        };
    }

    void require(Actor actor, Account account, Administration.Step step) {
        objection(actor, account, step).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Refuses to delete an account whose right comes from the configuration. */
    void requireNotConfigured(Account account) {
        configured(AccountError.CANNOT_REMOVE, account).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<RegistryException> promotion(Actor actor, Account account) {
        if (!administrators.covers(actor.account())) {
            return Optional.of(new RegistryException(
                    ApiError.FORBIDDEN,
                    "you administer by a role at your identity provider; give others that role, or ask an administrator "
                            + "whom the registry itself knows"));
        }
        return account.isBot()
                ? Optional.of(new RegistryException(
                        AccountError.CANNOT_PROMOTE,
                        "'" + account.displayName() + "' is a bot; only people administer"))
                : Optional.empty();
    }

    private static Optional<RegistryException> own(Actor actor, Account account) {
        return account.id().equals(actor.account().id())
                ? Optional.of(new RegistryException(
                        AccountError.OWN_ACCOUNT, "this is your own account; ask another administrator to do it"))
                : Optional.empty();
    }

    private Optional<RegistryException> configured(AccountError code, Account account) {
        return administrators.isConfigured(account)
                ? Optional.of(new RegistryException(
                        code,
                        "'" + account.displayName() + "' is an administrator by the registry's configuration; change "
                                + "registry.admin.emails first"))
                : Optional.empty();
    }
}
