package registry.maintenance.check;

import java.time.Duration;
import java.util.List;
import registry.storage.Finding;

/**
 * What an inspection found.
 *
 * @param findings the first {@value Fsck#MOST_NAMED} of them
 * @param errors how many are errors
 * @param warnings how many are warnings
 * @param blobs how many blobs were hashed
 * @param bytes how many bytes these have
 * @param hashing how long hashing them took
 */
public record FsckReport(List<Finding> findings, long errors, long warnings, long blobs, long bytes, Duration hashing) {
    /** Copies the list. */
    public FsckReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong; there may be something worth knowing. */
    public boolean healthy() {
        return errors == 0 && warnings == 0;
    }

    /** How fast blobs were hashed, in bytes per second. */
    public long bytesPerSecond() {
        return Math.round(bytes * 1e9 / Math.max(1, hashing.toNanos()));
    }
}
