package registry.storage.redis;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** The content of blobs and of those on their way: one hash for each upload, of numbered chunks. Thread-safe. */
final class Uploads {
    /**
     * The size of every chunk but the last, in bytes. With what Redis adds to a string it fills 256 KiB, which its
     * allocator gives out; a byte more than that would take 320 KiB.
     */
    static final int CHUNK_BYTES = (256 << 10) - 64;

    /** How long an upload that nobody goes on with is kept. */
    static final Duration KEPT = Duration.ofHours(1);

    private final Redis redis;
    private final Keys keys;

    Uploads(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Writes a chunk, in place of what was there. */
    void write(String upload, long chunk, byte[] content) {
        redis.run(
                Script.BLOB_WRITE,
                List.of(keys.content(upload)),
                List.of(Keys.bytes(chunk), content, Keys.bytes(KEPT.toMillis())));
    }

    /** A chunk, or null when it is not there. */
    byte @Nullable [] read(String upload, long chunk) {
        return (byte[]) redis.send(Protocol.Command.HGET, keys.content(upload), Keys.bytes(chunk));
    }

    /**
     * Makes an upload stay.
     *
     * @return {@code false} when some of it is missing
     */
    boolean keep(String upload, long chunks, long bytes) {
        byte[] key = keys.content(upload);
        return redis.call(key, session -> {
            long whole = Reply.number(
                    session.run(Script.BLOB_KEEP, List.of(key), List.of(Keys.bytes(chunks), Keys.bytes(bytes))));
            if (whole == 1) {
                session.awaitDurable();
            }
            return whole == 1;
        });
    }

    void remove(String upload) {
        redis.send(Protocol.Command.UNLINK, keys.content(upload));
    }
}
