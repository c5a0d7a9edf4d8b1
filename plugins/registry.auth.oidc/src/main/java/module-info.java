/**
 * Lets people sign in at OpenID Connect issuers: discovery, authorization code with PKCE, and checked ID tokens.
 *
 * <p>Keys below {@code registry.auth.oidc.<id>}, where {@code <id>} names the login: {@code issuer}, {@code client-id},
 * {@code client-secret}, {@code label}, {@code scopes}, {@code email-domains}, {@code email-verified-claim},
 * {@code admin-claim}, {@code admin-values}, {@code clock-skew-seconds}. The login {@code google} has its own keys below
 * {@code registry.auth.google}: {@code client-id}, {@code client-secret}, {@code email-domains}, {@code issuer}.
 */
module registry.auth.oidc {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires com.nimbusds.jose.jwt;
    requires java.net.http;
    requires oauth2.oidc.sdk;

    provides registry.api.spi.LoginProvider with
            registry.auth.oidc.OidcLoginProvider;
}
