/**
 * Publish, edit, list, yank, delete and download: the main job.
 *
 * <p>Every change is one conditional batch on the metadata store; reads come from an immutable snapshot that follows the
 * store's change feed. Entry point: {@link registry.catalog.Catalog}.
 */
module registry.catalog {
    requires static transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive registry.accounts;
    requires transitive registry.api;
    requires transitive registry.orgs;
    requires transitive registry.signing;
    requires transitive registry.storage;

    exports registry.catalog;
}
