package registry.client.bundle;

import java.nio.file.Path;

/**
 * A bundle that was fetched.
 *
 * @param file where it is
 * @param size in bytes
 * @param sha256 digest of the bytes, 64 lower case hexadecimal digits
 * @param confirmed whether the server announced a digest, and it was this one
 */
public record Download(Path file, long size, String sha256, boolean confirmed) {}
