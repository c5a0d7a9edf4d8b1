package registry.signing.archive;

/**
 * What an archive may cost its reader. All sizes are in bytes.
 *
 * @param maxPacked the longest {@code .mpk} file
 * @param maxUnpacked the most that may come out of it, tar headers included
 * @param freeUnpacked up to here the compression ratio does not matter
 * @param maxRatio past {@code freeUnpacked}, at most this many bytes per compressed byte read so far
 * @param maxEntries the most entries, ignored ones included
 * @param maxManifest the longest {@code manifest.json}
 * @param manifestWithin how far into the unpacked archive {@code manifest.json} may end
 */
public record ArchiveLimits(
        long maxPacked,
        long maxUnpacked,
        long freeUnpacked,
        int maxRatio,
        int maxEntries,
        int maxManifest,
        long manifestWithin) {
    /** The most bytes of headers that one entry, or the gzip member, may have. */
    static final int MAX_HEADER = 64 * 1024;

    private static final int MIB = 1024 * 1024;

    /** The limits that nodes have, tightened: a file within them is within a node's as well. */
    public static final ArchiveLimits STANDARD =
            new ArchiveLimits(100L * MIB, 512L * MIB, 64L * MIB, 100, 1000, MIB, 8L * MIB);

    /** Refuses limits that no archive could keep. */
    public ArchiveLimits {
        if (maxPacked < 1 || maxUnpacked < 1 || freeUnpacked < 0 || maxRatio < 1 || maxEntries < 1) {
            throw new IllegalArgumentException("archive limits must be positive");
        }
        if (maxManifest < 1 || manifestWithin < maxManifest) {
            throw new IllegalArgumentException("the manifest must fit into the part of the archive where it is sought");
        }
    }

    /** These limits with another bound on the file itself. */
    public ArchiveLimits withMaxPacked(long bytes) {
        return new ArchiveLimits(bytes, maxUnpacked, freeUnpacked, maxRatio, maxEntries, maxManifest, manifestWithin);
    }
}
