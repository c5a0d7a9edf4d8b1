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
    /** Later times have no usual form in ISO 8601. */
    private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59.999Z");

    private TokenRules() {}

    static void requireWellFormed(TokenRequest request, Instant now) {
        if (request.label().codePointCount(0, request.label().length()) > TokenRequest.MAX_LABEL
                || !ShownText.is(request.label())) {
            throw invalid("label must have at most " + TokenRequest.MAX_LABEL + " characters, none of them invisible "
                    + "ones such as control characters");
        }
        if (request.scopes().isEmpty()) {
            throw invalid("scopes must name at least one of " + Scope.names());
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
        if (request.expiresAt().filter(instant -> instant.isAfter(LAST_EXPIRY)).isPresent()) {
            throw invalid("expiresAt must lie before the year 10000; leave it out for a token that never expires");
        }
    }

    /** Nobody hands on rights they do not have, nor for longer than they have them. */
    static void requireWithin(Actor actor, TokenRequest request) {
        StoredCredential credential = actor.credential();
        if (!credential.scopes().containsAll(Scope.ids(request.scopes()))) {
            throw forbidden("scopes");
        }
        if (request.scopes().contains(Scope.ADMIN) && !actor.isAdministrator()) {
            throw new RegistryException(
                    ApiError.FORBIDDEN, "scopes may name admin for administrators of this registry only");
        }
        if (!credential.packages().isEmpty() && !coversAll(credential.packages(), request.packages())) {
            throw forbidden("packages");
        }
        Optional<Instant> limit = actor.isSession() ? Optional.empty() : credential.expiresAt();
        if (limit.isPresent()
                && request.expiresAt()
                        .filter(instant -> !instant.isAfter(limit.get()))
                        .isEmpty()) {
            throw forbidden("expiresAt");
        }
    }

    /** A bot publishes and does nothing else, so its tokens are for nothing else. */
    static void requireForBot(TokenRequest request) {
        if (!request.scopes().equals(Set.of(Scope.PUBLISH))) {
            throw invalid("scopes of a bot's token must be publish alone");
        }
    }

    /** As much of {@code text} as a label may hold. */
    static String cleanLabel(String text) {
        return text.codePoints()
                .filter(point -> !ShownText.isHidden(point))
                .limit(TokenRequest.MAX_LABEL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static RegistryException invalid(String message) {
        return new RegistryException(ApiError.INVALID_PARAMS, message);
    }

    private static boolean coversAll(Set<String> own, Set<String> wanted) {
        return !wanted.isEmpty()
                && wanted.stream()
                        .allMatch(pattern -> own.stream().anyMatch(mine -> PackagePattern.covers(mine, pattern)));
    }

    private static RegistryException forbidden(String member) {
        return new RegistryException(ApiError.FORBIDDEN, member + " asks for more than the credential you use allows");
    }
}
