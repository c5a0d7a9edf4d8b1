package registry.storage.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Protocol;
import registry.api.Digest;
import registry.api.spi.BlobInfo;

/** Which blobs there are and where their content is: small, and all in one slot. Thread-safe. */
final class BlobCatalogue {
    private final Redis redis;
    private final byte[] state;
    private final byte[] blobs;
    private final byte[] index;
    private final byte[] garbage;

    BlobCatalogue(Redis redis, Keys keys) {
        this.redis = redis;
        this.state = keys.state();
        this.blobs = keys.named("blobs");
        this.index = keys.named("blob-index");
        this.garbage = keys.named("blob-garbage");
    }

    Optional<BlobEntry> find(Digest digest) {
        Object reply = redis.run(Script.BLOB_OPEN, List.of(state, blobs), List.of(Keys.bytes(digest.hex())));
        return Optional.ofNullable(reply).map(entry -> BlobEntry.decode(digest, entry));
    }

    List<BlobInfo> list(Optional<Digest> after, int limit) {
        byte[] from = after.map(digest -> Keys.after(digest.hex())).orElseGet(() -> Keys.bytes("-"));
        List<byte[]> arguments = List.of(from, Keys.bytes(limit));
        List<?> reply = Reply.list(redis.run(Script.BLOB_LIST, List.of(state, blobs, index), arguments));
        List<BlobInfo> page = new ArrayList<>();
        for (int at = 0; at < reply.size(); at += 2) {
            Digest digest = Digest.parse(Reply.text(reply.get(at)));
            page.add(BlobEntry.decode(digest, reply.get(at + 1)).info(digest));
        }
        return page;
    }

    /** Notes that {@code upload} is about to be sealed; whoever finds the note after {@code grace} removes the upload. */
    void intend(Digest digest, String upload, Duration grace) {
        List<byte[]> arguments =
                List.of(Keys.bytes(upload), Keys.bytes(digest.hex()), Keys.bytes(grace.toMillis() * 1_000));
        redis.run(Script.BLOB_INTEND, List.of(state, garbage), arguments);
    }

    /**
     * Makes {@code upload} the content of a blob, in place of what it had, which becomes garbage.
     *
     * @return {@code false} when the upload was given up meanwhile
     */
    boolean seal(Digest digest, String upload, long size) {
        List<byte[]> arguments = List.of(Keys.bytes(digest.hex()), Keys.bytes(upload), Keys.bytes(size));
        return write(Script.BLOB_SEAL, List.of(state, blobs, index, garbage), arguments);
    }

    /**
     * Makes a blob newly sealed.
     *
     * @return {@code false} when its content is not {@code upload} any more
     */
    boolean renew(Digest digest, String upload) {
        List<byte[]> arguments = List.of(Keys.bytes(digest.hex()), Keys.bytes(upload));
        return write(Script.BLOB_RENEW, List.of(state, blobs), arguments);
    }

    /**
     * Removes a blob unless it was sealed at or after {@code notSealedSince}; its content becomes garbage. When an answer
     * was lost on the way, a removal may be answered with {@code false}.
     */
    boolean delete(Digest digest, Instant notSealedSince) {
        List<byte[]> arguments = List.of(Keys.bytes(digest.hex()), Keys.bytes(BlobEntry.microsFrom(notSealedSince)));
        return write(Script.BLOB_DELETE, List.of(state, blobs, index, garbage), arguments);
    }

    /** Names up to {@code most} uploads whose content nobody needs. */
    List<Garbage> garbage(int most) {
        List<?> reply =
                Reply.list(redis.run(Script.BLOB_CLAIM, List.of(state, blobs, garbage), List.of(Keys.bytes(most))));
        return reply.stream().map(Reply::text).map(Garbage::new).toList();
    }

    /** The content of {@code unneeded} is gone. */
    void removed(Garbage unneeded) {
        redis.send(Protocol.Command.ZREM, garbage, Keys.bytes(unneeded.note()));
    }

    /** An upload that nobody needs, as it is noted: {@code garbage:upload:digest}. */
    record Garbage(String note) {
        String upload() {
            return note.substring(note.indexOf(':') + 1, note.lastIndexOf(':'));
        }
    }

    private boolean write(Script script, List<byte[]> touched, List<byte[]> arguments) {
        return redis.call(state, session -> {
            boolean done = Reply.number(session.run(script, touched, arguments)) == 1;
            if (done) {
                session.awaitDurable();
            }
            return done;
        });
    }
}
