package registry.catalog;

import registry.api.Digest;
import registry.api.spi.Blob;

/**
 * The bytes of a published version.
 *
 * @param digest their SHA-256
 * @param minRuntimeVersion the least node version that runs it
 * @param unverified whether it was imported although it would not be accepted today
 */
public record Artifact(Blob blob, Digest digest, String minRuntimeVersion, boolean unverified) {}
