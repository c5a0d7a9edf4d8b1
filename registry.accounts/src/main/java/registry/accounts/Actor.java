package registry.accounts;

import java.util.Set;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.StoredCredential;

/** An account together with the credential it acts by: what it may do is what both allow. */
public record Actor(Account account, StoredCredential credential) {
    /** Tells whether the credential was given this scope. */
    public boolean may(Scope scope) {
        return credential.scopes().contains(scope.id());
    }

    /** Tells whether the credential may be used for this package. */
    public boolean mayTouch(PackageName name) {
        Set<String> patterns = credential.packages();
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> PackagePattern.covers(pattern, name.value()));
    }

    /** Tells whether the account is an administrator and the credential may be used as such. */
    public boolean isAdministrator() {
        return account.administrator() && may(Scope.ADMIN);
    }

    /**
     * Refuses a credential that lacks this scope.
     *
     * @throws RegistryException with {@link ApiError#FORBIDDEN}
     */
    public void require(Scope scope) {
        if (!may(scope)) {
            throw new RegistryException(
                    ApiError.FORBIDDEN, "this token lacks the scope '" + scope.id() + "'; create one that has it");
        }
    }

    /**
     * Refuses a credential that is limited to other packages.
     *
     * @throws RegistryException with {@link ApiError#FORBIDDEN}
     */
    public void requireTouch(PackageName name) {
        if (!mayTouch(name)) {
            throw new RegistryException(
                    ApiError.FORBIDDEN,
                    "this token is limited to other packages than " + name + "; create one that includes it");
        }
    }
}
