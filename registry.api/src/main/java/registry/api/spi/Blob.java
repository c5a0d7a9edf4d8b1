package registry.api.spi;

import java.io.InputStream;
import registry.api.Digest;

/** A stored blob. Thread-safe; holds no resources itself. */
public interface Blob {
    /** Its SHA-256. */
    Digest digest();

    /** Its length, in bytes. */
    long size();

    /**
     * Reads {@code length} bytes from {@code offset}. The caller closes the stream, which is for one thread.
     *
     * @throws IndexOutOfBoundsException when the range is not within the blob
     */
    InputStream read(long offset, long length);

    /** Reads all of it. */
    default InputStream read() {
        return read(0, size());
    }
}
