package registry.api.spi;

import java.time.Instant;
import registry.api.Digest;

/**
 * A line of a blob listing.
 *
 * @param size in bytes
 * @param sealedAt when it was last sealed, to the precision of the store
 */
public record BlobInfo(Digest digest, long size, Instant sealedAt) {}
