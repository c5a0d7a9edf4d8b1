package registry.maintenance.backup;

import java.io.IOException;

/** All that a registry consists of, at one revision. */
@FunctionalInterface
public interface Content {
    /**
     * Hands everything on: first the blobs, each once, in no order; then the records by key; then the counters by name,
     * both in the order of their UTF-8 bytes.
     *
     * @return the revision that the records were read at
     * @throws IOException when {@code sink} fails with one
     */
    long copyTo(Sink sink) throws IOException;
}
