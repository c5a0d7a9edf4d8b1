package registry.auth.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * One configured issuer.
 *
 * @param issuer the exact name that discovery and ID tokens must carry
 * @param clientSecret empty for a public client, which proves itself by PKCE alone
 * @param scopes what is asked for, {@code openid} among it
 * @param emailDomains in lower case; empty: addresses of every domain are let in
 * @param emailVerifiedClaim the claim by which the issuer vouches for the address
 * @param administrators who may administer the registry; empty: nobody by claims
 * @param clockSkewSeconds by how much the issuer's clock may be off
 */
record IssuerConfig(
        String id,
        String label,
        String issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        Set<String> emailDomains,
        String emailVerifiedClaim,
        Optional<AdministratorClaim> administrators,
        int clockSkewSeconds) {
    static final Set<String> KEYS = Set.of(
            "admin-claim",
            "admin-values",
            "client-id",
            "client-secret",
            "clock-skew-seconds",
            "email-domains",
            "email-verified-claim",
            "issuer",
            "label",
            "scopes");
    static final Set<String> GOOGLE_KEYS = Set.of("client-id", "client-secret", "email-domains", "issuer");
    static final String EMAIL_VERIFIED = "email_verified";

    private static final String GOOGLE = "google";
    private static final String OIDC = "oidc";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,31}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final int DEFAULT_CLOCK_SKEW = 60;
    private static final int MOST_CLOCK_SKEW = 600;

    /** Every configured issuer below {@code registry.auth}. */
    static List<IssuerConfig> all(ConfigScope auth) {
        List<IssuerConfig> configs = new ArrayList<>();
        if (auth.scopes().contains(GOOGLE)) {
            ConfigScope google = auth.scope(GOOGLE);
            google.requireKnown(GOOGLE_KEYS);
            configs.add(of(
                    GOOGLE,
                    google.withDefault("issuer", "https://accounts.google.com").withDefault("label", "Google")));
        }
        ConfigScope oidc = auth.scope(OIDC);
        for (String id : oidc.scopes()) {
            if (!ID.matcher(id).matches()) {
                throw oidc.invalid(id, "must be named by a letter and up to 31 letters and digits, all lower case");
            }
            ConfigScope own = oidc.scope(id);
            own.requireKnown(KEYS);
            configs.add(of(id, own));
        }
        return List.copyOf(configs);
    }

    private static IssuerConfig of(String id, ConfigScope own) {
        return new IssuerConfig(
                id,
                own.text("label").orElse(id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1)),
                issuer(own),
                own.requireText("client-id"),
                own.text("client-secret"),
                scopes(own),
                domains(own),
                own.text("email-verified-claim").orElse(EMAIL_VERIFIED),
                AdministratorClaim.of(own),
                (int) own.number("clock-skew-seconds", DEFAULT_CLOCK_SKEW, 0, MOST_CLOCK_SKEW));
    }

    /** Whether people with this address are let in. */
    boolean admits(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return emailDomains.isEmpty() || emailDomains.contains(domain);
    }

    /** The failure of a sign-in in which the issuer does not do its part. */
    RegistryException unavailable(@Nullable IOException failure) {
        String problem = failure == null ? "it was not asked" : String.valueOf(failure.getMessage());
        String reason = failure == null || failure.getCause() == null ? "" : " (" + failure.getCause() + ")";
        return new RegistryException(
                ApiError.LOGIN_UNAVAILABLE,
                "the login '" + id + "' is unavailable; its issuer " + issuer + ": " + problem + reason,
                failure);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "login '" + id + "' at " + issuer;
    }

    private static String issuer(ConfigScope own) {
        String issuer = own.requireText("issuer");
        try {
            URI address = new URI(issuer);
            Optional<String> problem = address.getRawQuery() == null
                    ? SafeAddress.problem(address)
                    : Optional.of("must have no query (OpenID Connect Discovery 1.0 §3)");
            if (problem.isPresent()) {
                throw own.invalid("issuer", problem.get());
            }
        } catch (URISyntaxException e) {
            throw new RegistryException(
                    ApiError.CONFIG_INVALID, own.prefix() + ".issuer is no address: '" + issuer + "'", e);
        }
        return issuer;
    }

    private static List<String> scopes(ConfigScope own) {
        Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
        scopes.addAll(Arrays.asList(own.text("scopes").orElse("email profile").split("[\\s,]+")));
        return List.copyOf(scopes);
    }

    private static Set<String> domains(ConfigScope own) {
        Set<String> domains = list(own, "email-domains").stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        for (String domain : domains) {
            if (!DOMAIN.matcher(domain).matches()) {
                throw own.invalid("email-domains", "must be domains such as example.com, not '" + domain + "'");
            }
        }
        return domains;
    }

    /** Words separated by commas. */
    static Set<String> list(ConfigScope own, String key) {
        return Arrays.stream(own.text(key).orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
