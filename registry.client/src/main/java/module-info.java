/**
 * A Java client of the registry's HTTP API.
 *
 * <p>Depends on the JDK and Jackson alone. References are never null unless marked so.
 */
module registry.client {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires java.net.http;

    exports registry.client;
}
