package registry.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;

/**
 * A JSON answer, ready to be sent. Thread-safe.
 *
 * <p>The arrays are shared, not copied: readers must not change them.
 */
public final class EncodedJson {
    private final byte[] json;
    private final String tag;
    private final Optional<String> next;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile byte @Nullable [] gzip;

    EncodedJson(byte[] json, Optional<String> next) {
        this.json = json;
        this.tag = Digest.ofContent(json).hex().substring(0, 32);
        this.next = next;
    }

    /** UTF-8 JSON. */
    public byte[] json() {
        return json;
    }

    /** The same, compressed (RFC 1952). Compressed once, at the first call. */
    public byte[] gzip() {
        byte[] ready = gzip;
        if (ready != null) {
            return ready;
        }
        lock.lock();
        try {
            byte[] made = gzip;
            if (made == null) {
                made = compress(json);
                gzip = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Names the content: 32 hexadecimal digits of its SHA-256, without quotes, for an {@code ETag}. */
    public String tag() {
        return tag;
    }

    /** The cursor at which the next page begins; empty when this is the last one. */
    public Optional<String> next() {
        return next;
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return compressed.toByteArray();
    }
}
