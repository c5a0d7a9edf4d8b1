/**
 * Signs in requests that carry an API token.
 *
 * <p>A token is {@code crt_}, 43 base62 digits of 256 random bits, and 6 base62 digits of checksum. Tokens of an imported
 * deployment, 43 base64url digits and nothing else, count as well. Only a token's SHA-256 is ever stored.
 */
module registry.auth.token {
    requires static transitive org.jspecify;
    requires transitive registry.api;

    provides registry.api.spi.AuthenticatorProvider with
            registry.auth.token.TokenAuthenticatorProvider;
}
