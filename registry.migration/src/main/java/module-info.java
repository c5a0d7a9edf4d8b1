/**
 * Brings a legacy deployment into a registry: accounts, tokens, sessions, organizations, bundles. Reads the other
 * deployment and never writes to it. Entry point: {@link registry.migration.LegacyImport}.
 */
module registry.migration {
    requires static transitive org.jspecify;
    requires java.net.http;
    requires redis.clients.jedis;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive registry.accounts;
    requires transitive registry.api;
    requires transitive registry.catalog;
    requires transitive registry.orgs;
    requires transitive registry.signing;
    requires transitive registry.storage;

    exports registry.migration;

    // Jedis is an automatic module and does not bring along what it needs.
    requires com.google.gson;
    requires org.apache.commons.pool2;
    requires org.json;
    requires org.slf4j;
}
