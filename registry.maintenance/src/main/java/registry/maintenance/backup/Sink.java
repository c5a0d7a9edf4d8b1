package registry.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import registry.api.Digest;

/** Takes the content of a registry, in the order of {@link Content#copyTo}. For one thread. */
public interface Sink {
    /**
     * Takes a blob.
     *
     * @param size its length, in bytes
     * @param content read as far as the sink likes; the caller checks and closes it
     */
    void blob(Digest digest, long size, InputStream content) throws IOException;

    /** Takes a record. */
    void record(String key, byte[] value) throws IOException;

    /** Takes a counter. */
    void counter(String name, long value) throws IOException;
}
