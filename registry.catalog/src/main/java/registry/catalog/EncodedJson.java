package registry.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;

/** A JSON answer. Thread-safe. */
public sealed interface EncodedJson {
    /** Names the content, for an {@code ETag}, without quotes: 32 or 64 hexadecimal digits. */
    String tag();

    /** The cursor at which the next page begins; empty when this is the last one. */
    Optional<String> next();

    /**
     * Writes the answer: UTF-8 JSON. Does not close {@code out}.
     *
     * @throws registry.api.RegistryException when the store fails, possibly half-way
     */
    void writeTo(OutputStream out) throws IOException;

    /**
     * An answer in memory.
     *
     * <p>The arrays are shared, not copied: readers must not change them.
     */
    final class Prepared implements EncodedJson {
        private final byte[] json;
        private final String tag;
        private final Optional<String> next;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile byte @Nullable [] gzip;

        Prepared(byte[] json, Optional<String> next) {
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

        @Override
        public String tag() {
            return tag;
        }

        @Override
        public Optional<String> next() {
            return next;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(json);
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

    /**
     * An answer too long for memory: parts of it are read from the store while it is written. Its tag is made of the
     * names of its parts and changes whenever one of them does.
     */
    final class Streamed implements EncodedJson {
        private final String tag;
        private final Optional<String> next;
        private final Content content;

        Streamed(String tag, Optional<String> next, Content content) {
            this.tag = tag;
            this.next = next;
            this.content = content;
        }

        /** Writes the answer, as often as it is asked to. */
        interface Content {
            void writeTo(OutputStream out) throws IOException;
        }

        @Override
        public String tag() {
            return tag;
        }

        @Override
        public Optional<String> next() {
            return next;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            content.writeTo(out);
        }
    }
}
