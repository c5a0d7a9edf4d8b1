package registry.signing.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import registry.api.Digest;
import registry.api.SignerId;
import registry.signing.key.ApplicationId;
import registry.signing.key.BlobId;
import registry.signing.manifest.Manifest;

/**
 * A bundle that passed every check.
 *
 * @param manifest its manifest as a typed view
 * @param manifestText its manifest as it was signed and packed; see {@link #manifestBytes}
 * @param manifestJson the same as a tree, which belongs to the caller
 * @param signerId the identity of the key that signed it
 * @param applicationId what nodes call the application
 * @param blobId under which nodes keep the file
 * @param digest the SHA-256 of the file
 * @param size the length of the file, in bytes
 * @param modules its modules, in the order of {@link Manifest#services}
 */
public record VerifiedBundle(
        Manifest manifest,
        String manifestText,
        ObjectNode manifestJson,
        SignerId signerId,
        ApplicationId applicationId,
        BlobId blobId,
        Digest digest,
        long size,
        List<VerifiedModule> modules) {
    /** Copies the list. */
    public VerifiedBundle {
        modules = List.copyOf(modules);
    }

    /** The exact bytes of {@code manifest.json} in the archive. */
    public byte[] manifestBytes() {
        // Strict JSON is valid UTF-8, which survives the way to text and back unchanged.
        return manifestText.getBytes(StandardCharsets.UTF_8);
    }
}
