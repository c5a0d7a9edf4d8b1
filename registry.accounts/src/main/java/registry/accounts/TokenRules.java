package registry.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.StoredCredential;

/** What may be asked of a new token. */
final class TokenRules {
    private TokenRules() {}

    static void requireWellFormed(TokenRequest request, Instant now) {
        if (request.label().length() > TokenRequest.MAX_LABEL
                || request.label().chars().anyMatch(Character::isISOControl)) {
            throw invalid("label must have at most " + TokenRequest.MAX_LABEL + " characters, none of them control "
                    + "characters");
        }
        if (request.scopes().isEmpty()) {
            throw invalid("scopes must name at least one of " + String.join(", ", Scope.ids(Scope.ALL)));
        }
        if (request.packages().size() > TokenRequest.MAX_PACKAGES) {
            throw invalid("packages must have at most " + TokenRequest.MAX_PACKAGES + " patterns");
        }
        for (String pattern : request.packages()) {
            if (!PackagePattern.isValid(pattern)) {
                throw invalid("packages must be package names, or prefixes such as com.example.*, of at most "
                        + PackageName.MAX_LENGTH + " characters");
            }
        }
        if (request.expiresAt().filter(instant -> !instant.isAfter(now)).isPresent()) {
            throw invalid("expiresAt must lie in the future");
        }
    }

    /** Nobody hands on rights they do not have, nor for longer than they have them. */
    static void requireWithin(StoredCredential credential, TokenRequest request) {
        Set<String> scopes = Scope.ids(request.scopes());
        if (!credential.scopes().containsAll(scopes)) {
            throw forbidden("scopes");
        }
        if (!credential.packages().isEmpty() && !coversAll(credential.packages(), request.packages())) {
            throw forbidden("packages");
        }
        Optional<Instant> limit = credential.expiresAt();
        if (limit.isPresent()
                && request.expiresAt()
                        .filter(instant -> !instant.isAfter(limit.get()))
                        .isEmpty()) {
            throw forbidden("expiresAt");
        }
    }

    private static boolean coversAll(Set<String> own, Set<String> wanted) {
        return !wanted.isEmpty()
                && wanted.stream()
                        .allMatch(pattern -> own.stream().anyMatch(mine -> PackagePattern.covers(mine, pattern)));
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(ApiError.INVALID_PARAMS, message);
    }

    private static RegistryException forbidden(String member) {
        return new RegistryException(ApiError.FORBIDDEN, member + " asks for more than the credential you use allows");
    }
}
