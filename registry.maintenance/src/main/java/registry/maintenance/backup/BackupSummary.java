package registry.maintenance.backup;

import registry.api.Digest;

/**
 * What a backup holds.
 *
 * @param created when it was begun, in ISO 8601
 * @param revision the revision of the store that its records are
 * @param id names this very backup: the SHA-256 of all of it but its last file
 * @param blobBytes the length of all blobs, in bytes
 */
public record BackupSummary(
        String created, long revision, Digest id, long blobs, long blobBytes, long records, long counters) {}
