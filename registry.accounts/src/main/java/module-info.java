/**
 * Accounts, signing in, sessions, API tokens and the set-up of a new registry.
 *
 * <p>Every change is one conditional batch on the metadata store, so that any number of processes may share it. Entry
 * point: {@link registry.accounts.Identity}.
 */
module registry.accounts {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires transitive registry.storage;
    requires transitive com.fasterxml.jackson.databind;
    requires com.nimbusds.jose.jwt;

    exports registry.accounts;

    uses registry.api.spi.AuthenticatorProvider;
    uses registry.api.spi.LoginProvider;
}
