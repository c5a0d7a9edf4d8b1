/**
 * A Java client of the registry's HTTP API.
 *
 * <p>{@link registry.client.RegistryClient} is the way in; the other packages hold the values that it takes and gives.
 * Depends on the JDK and Jackson alone, and shows nothing of Jackson. References are never null unless marked so.
 */
module registry.client {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;

    exports registry.client;
    exports registry.client.account;
    exports registry.client.admin;
    exports registry.client.bundle;
    exports registry.client.org;
    exports registry.client.packages;
    exports registry.client.server;
}
