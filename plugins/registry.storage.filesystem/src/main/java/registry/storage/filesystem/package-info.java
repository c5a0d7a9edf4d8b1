/**
 * The filesystem stores. Layout of the data directory:
 *
 * <pre>
 * lock                     names the one process that uses the directory
 * metadata.db, -wal, -shm  SQLite, in WAL mode
 * blobs/sha256/ab/cd/…     one file per blob, named by its digest in hexadecimal
 * blobs/staging/           blobs on their way in; emptied when the store is opened
 * </pre>
 */
@NullMarked
package registry.storage.filesystem;

import org.jspecify.annotations.NullMarked;
