package registry.catalog;

import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Answers whether an account may do something to a package. */
final class Ownership {
    private final Accounts accounts;

    Ownership(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Lets the owner pass whose credential has the scope and includes the package.
     *
     * @throws RegistryException with {@link CatalogError#NOT_OWNER} or {@link ApiError#FORBIDDEN}
     */
    void requireOwner(Actor actor, Scope scope, PackageRecord record) {
        actor.require(scope);
        actor.requireTouch(record.name());
        if (!owns(actor, record)) {
            throw notOwner(record);
        }
    }

    /**
     * Lets administrators pass, too; their credential needs no other scope.
     *
     * @throws RegistryException with {@link CatalogError#NOT_OWNER} or {@link ApiError#FORBIDDEN}
     */
    void requireOwnerOrAdministrator(Actor actor, Scope scope, PackageRecord record) {
        if (!actor.isAdministrator()) {
            requireOwner(actor, scope, record);
        }
        actor.requireTouch(record.name());
    }

    private static boolean owns(Actor actor, PackageRecord record) {
        return actor.account().id().equals(record.owner());
    }

    /** Names the owner by user name only: an e-mail address is nobody else's business. */
    private RegistryException notOwner(PackageRecord record) {
        Optional<String> username = accounts.find(record.owner()).flatMap(Account::username);
        String owner = username.map(name -> "'" + name + "'").orElse("another account");
        return new RegistryException(
                CatalogError.NOT_OWNER,
                "package " + record.name() + " belongs to " + owner + "; use another name or ask its owner");
    }
}
