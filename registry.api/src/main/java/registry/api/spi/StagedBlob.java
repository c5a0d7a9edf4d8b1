package registry.api.spi;

import java.io.InputStream;
import registry.api.Digest;

/**
 * A blob on its way into the store: written, looked at, then sealed or dropped. For one thread at a time.
 *
 * <p>Nobody else sees it before {@link #seal}.
 */
public interface StagedBlob extends AutoCloseable {
    /** Appends bytes. Not allowed after {@link #seal} or {@link #close}: {@link IllegalStateException}. */
    void write(byte[] bytes, int offset, int length);

    /** How many bytes have been written. */
    long size();

    /** The SHA-256 of what has been written so far. */
    Digest digest();

    /** Reads what has been written so far, from the beginning. The caller closes the stream before sealing. */
    InputStream read();

    /**
     * Makes the blob durable and reachable under its digest; its content and its name survive a crash once this
     * returns. Sealing content that is already stored succeeds and renews its {@link BlobInfo#sealedAt}.
     */
    Blob seal();

    /** Drops the blob unless it was sealed. Idempotent. */
    @Override
    void close();
}
