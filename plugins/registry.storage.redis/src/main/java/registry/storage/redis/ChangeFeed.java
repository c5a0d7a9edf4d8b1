package registry.storage.redis;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import registry.api.spi.Batch;
import registry.api.spi.Changes;

/** Reads what was committed. Thread-safe. */
final class ChangeFeed {
    private static final char PUT = 'p';
    private static final char DELETE = 'd';

    private final Redis redis;
    private final Keys keys;
    private final Timeline timeline = new Timeline(System::nanoTime);

    ChangeFeed(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** What a batch writes, as the stream of changes holds it: for each key a letter, the key, and NUL. */
    static byte[] encode(Map<String, Batch.Write> writes) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        writes.forEach((key, write) -> {
            encoded.write(write instanceof Batch.Write.Delete ? DELETE : PUT);
            encoded.writeBytes(Keys.bytes(key));
            encoded.write(0);
        });
        return encoded.toByteArray();
    }

    /** The newest revision. */
    long revision() {
        List<byte[]> nothing = List.of(Keys.bytes(0));
        List<byte[]> touched = List.of(keys.state(), keys.named("records"));
        List<?> reply = Reply.list(redis.run(Script.READ, touched, nothing));
        long revision = Reply.number(reply.get(0));
        timeline.stands(revision, Reply.text(reply.get(1)));
        return revision;
    }

    /** Whole revisions after {@code revision} with at most {@code limit} changes, and at least one if there is any. */
    Changes read(long revision, int limit) {
        List<byte[]> arguments =
                List.of(Keys.bytes(revision), Keys.bytes(timeline.commit(revision)), Keys.bytes(limit));
        List<byte[]> touched = List.of(keys.state(), keys.named("changes"));
        List<?> reply = Reply.list(redis.run(Script.CHANGES, touched, arguments));
        if (Reply.text(reply.get(0)).equals("forgotten")) {
            long newest = Reply.number(reply.get(1));
            timeline.stands(newest, Reply.text(reply.get(2)));
            return new Changes.Forgotten(newest);
        }
        return feed(revision, reply.subList(3, reply.size()), limit);
    }

    private Changes.Feed feed(long after, List<?> entries, int limit) {
        List<Changes.Change> changes = new ArrayList<>();
        long upTo = after;
        for (Object entry : entries) {
            List<?> idAndFields = Reply.list(entry);
            List<?> fields = Reply.list(idAndFields.get(1));
            long revision = revision(Reply.text(idAndFields.get(0)));
            List<Changes.Change> commit = decode(revision, Reply.text(fields.get(3)));
            if (!changes.isEmpty() && changes.size() + commit.size() > limit) {
                break;
            }
            changes.addAll(commit);
            upTo = revision;
            timeline.stands(revision, Reply.text(fields.get(1)));
        }
        return new Changes.Feed(changes, upTo);
    }

    private static List<Changes.Change> decode(long revision, String encoded) {
        List<Changes.Change> changes = new ArrayList<>();
        int at = 0;
        while (at < encoded.length()) {
            int end = encoded.indexOf('\0', at);
            changes.add(new Changes.Change(revision, encoded.substring(at + 1, end), encoded.charAt(at) == DELETE));
            at = end + 1;
        }
        return changes;
    }

    private static long revision(String id) {
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }
}
