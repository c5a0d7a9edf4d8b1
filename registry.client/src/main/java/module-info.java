/** A Java client of the registry's HTTP API. */
module registry.client {
    requires static transitive org.jspecify;
}
