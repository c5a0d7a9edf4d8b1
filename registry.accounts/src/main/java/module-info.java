/** Accounts, API tokens and the set-up of a new registry. */
module registry.accounts {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires transitive registry.storage;

    uses registry.api.spi.AuthenticatorProvider;
}
