/** Publish, list, yank, delete and download: the main job. */
module registry.catalog {
    requires static transitive org.jspecify;
    requires transitive registry.accounts;
    requires transitive registry.api;
    requires transitive registry.signing;
    requires transitive registry.storage;
}
