/**
 * Stores in a directory: metadata in one SQLite database, blobs in content-addressed files. The id of both is
 * {@code filesystem}.
 *
 * <p>Keys below {@code registry.filesystem}: {@code data}, the directory; {@code history}, how many revisions the
 * change feed remembers; {@code readers}, how many database connections read.
 */
module registry.storage.filesystem {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    provides registry.api.spi.MetadataStoreProvider with
            registry.storage.filesystem.FilesystemMetadataStoreProvider;
    provides registry.api.spi.BlobStoreProvider with
            registry.storage.filesystem.FilesystemBlobStoreProvider;
}
