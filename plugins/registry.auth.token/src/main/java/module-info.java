/** Signs in requests that carry an API token. */
module registry.auth.token {
    requires static transitive org.jspecify;
    requires transitive registry.api;
}
