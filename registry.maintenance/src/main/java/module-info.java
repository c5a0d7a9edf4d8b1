/**
 * What is done with a registry as a whole: backup, restore, comparison and inspection, on any stores, with or without a
 * running server. Entry point: {@link registry.maintenance.Maintenance}.
 */
module registry.maintenance {
    requires static transitive org.jspecify;
    requires transitive registry.accounts;
    requires transitive registry.api;
    requires registry.catalog;
    requires transitive registry.signing;
    requires transitive registry.storage;
    requires com.fasterxml.jackson.databind;
    requires org.apache.commons.compress;
    requires registry.orgs;

    exports registry.maintenance;
    exports registry.maintenance.backup;
    exports registry.maintenance.check;
}
