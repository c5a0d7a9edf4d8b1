package registry.signing.archive;

/**
 * A file in an archive.
 *
 * @param path its path in normal form: components joined by {@code /}, without {@code .} components
 * @param size its length, in bytes
 */
public record BundleEntry(String path, long size) {
    /** The path of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /** Tells whether this is the top-level manifest. */
    public boolean isManifest() {
        return path.equals(MANIFEST);
    }
}
