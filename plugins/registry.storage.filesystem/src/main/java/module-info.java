/** Metadata in one SQLite database, blobs in content-addressed files. */
module registry.storage.filesystem {
    requires static transitive org.jspecify;
    requires transitive registry.api;
}
