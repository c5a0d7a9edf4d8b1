package registry.auth.oidc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.api.ConfigScope;

/**
 * Who may administer the registry by what the issuer says of them.
 *
 * @param path where the claim is, parts joined by dots, such as {@code realm_access.roles}
 * @param values one of these must be its value, or among its values; compared exactly
 */
record AdministratorClaim(String path, Set<String> values) {
    private static final String CLAIM = "admin-claim";
    private static final String VALUES = "admin-values";

    static Optional<AdministratorClaim> of(ConfigScope own) {
        Optional<String> path = own.text(CLAIM);
        Set<String> values = IssuerConfig.list(own, VALUES);
        if (path.isPresent() && values.isEmpty()) {
            throw own.invalid(VALUES, "must be set, since " + CLAIM + " is");
        }
        if (path.isEmpty() && !values.isEmpty()) {
            throw own.invalid(CLAIM, "must be set, since " + VALUES + " is");
        }
        return path.map(claim -> new AdministratorClaim(claim, values));
    }

    boolean covers(Claims claims) {
        return claims.at(path).filter(this::matches).isPresent();
    }

    private boolean matches(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().anyMatch(this::isOne);
        }
        return isOne(value);
    }

    private boolean isOne(Object value) {
        return (value instanceof String || value instanceof Boolean) && values.contains(value.toString());
    }
}
