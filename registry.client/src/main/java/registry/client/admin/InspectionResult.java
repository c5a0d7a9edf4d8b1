package registry.client.admin;

/**
 * How an inspection ended.
 *
 * @param healthy whether nothing is damaged
 * @param errors how many findings are errors
 * @param warnings how many are warnings
 * @param blobs how many bundles were hashed
 * @param bytes how large these were
 * @param bytesPerSecond how fast that went
 */
public record InspectionResult(
        boolean healthy, long errors, long warnings, long blobs, long bytes, long bytesPerSecond) {}
