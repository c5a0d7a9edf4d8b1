package registry.accounts;

import java.util.Set;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.StoredCredential;

/**
 * An account together with the credential it acts by: what it may do is what both allow.
 *
 * @param administrator whether the account administers the registry; {@link #isAdministrator} heeds the credential, too
 * @param address the client's network address, for limits and the audit trail
 */
public record Actor(Account account, StoredCredential credential, Kind kind, boolean administrator, String address) {
    /** What kind of credential it is. */
    public enum Kind {
        /** A browser's session. */
        SESSION,
        /** What a program sends in the {@code Authorization} header. */
        TOKEN
    }

    /** Tells whether account and credential allow this. A bot may publish and nothing else. */
    public boolean may(Scope scope) {
        return credential.scopes().contains(scope.id()) && (scope == Scope.PUBLISH || !account.isBot());
    }

    /** Tells whether account and credential allow this, and not for some packages only. */
    public boolean mayEverywhere(Scope scope) {
        return may(scope) && credential.packages().isEmpty();
    }

    /** Tells whether the credential may be used for this package. */
    public boolean mayTouch(PackageName name) {
        Set<String> patterns = credential.packages();
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> PackagePattern.covers(pattern, name.value()));
    }

    /** Tells whether the account is an administrator and the credential may be used as such. */
    public boolean isAdministrator() {
        return administrator && may(Scope.ADMIN);
    }

    /** Tells whether this is a browser's session rather than a token. */
    public boolean isSession() {
        return kind == Kind.SESSION;
    }

    /**
     * Refuses a bot where people only may act, and a credential that lacks this scope.
     *
     * @throws RegistryException with {@link AccountError#BOT_FORBIDDEN} or {@link ApiError#FORBIDDEN}
     */
    public void require(Scope scope) {
        if (scope != Scope.PUBLISH) {
            requirePerson();
        }
        if (!may(scope)) {
            throw new RegistryException(
                    ApiError.FORBIDDEN, "this token lacks the scope '" + scope.id() + "'; create one that has it");
        }
    }

    /**
     * Refuses what {@link #require} refuses, and a credential that is limited to packages: what is asked for concerns
     * more than those.
     *
     * @throws RegistryException with {@link AccountError#BOT_FORBIDDEN} or {@link ApiError#FORBIDDEN}
     */
    public void requireEverywhere(Scope scope) {
        require(scope);
        if (!mayEverywhere(scope)) {
            throw new RegistryException(
                    ApiError.FORBIDDEN,
                    "this token is limited to some packages and may do only what concerns these; use one that is not");
        }
    }

    /**
     * Refuses bots.
     *
     * @throws RegistryException with {@link AccountError#BOT_FORBIDDEN}
     */
    public void requirePerson() {
        if (account.isBot()) {
            throw new RegistryException(
                    AccountError.BOT_FORBIDDEN,
                    "bot accounts may publish and nothing else; use the account of a person");
        }
    }

    /**
     * Refuses everybody but administrators.
     *
     * @throws RegistryException with {@link AccountError#BOT_FORBIDDEN} or {@link ApiError#FORBIDDEN}
     */
    public void requireAdministrator() {
        requirePerson();
        if (!administrator) {
            throw new RegistryException(ApiError.FORBIDDEN, "only administrators of this registry may do this");
        }
        requireEverywhere(Scope.ADMIN);
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
