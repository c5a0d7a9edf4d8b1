package registry.signing.verify;

import java.util.Map;
import java.util.Optional;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.key.BlobId;

/**
 * What one walk through an archive found.
 *
 * @param failure why the walk ended early, if it did; the rest then only counts as far as it goes
 * @param files every file but manifests, by path in normal form, in the order of the archive
 * @param manifests how many top-level manifests there are
 * @param size the length of the {@code .mpk} as far as it was read, in bytes
 * @param digest the SHA-256 of the {@code .mpk} as far as it was read
 * @param blobId the blob id of the {@code .mpk} as far as it was read
 */
record ArchiveFacts(
        Optional<RegistryException> failure,
        Map<String, FileFacts> files,
        int manifests,
        long size,
        Digest digest,
        BlobId blobId) {}
