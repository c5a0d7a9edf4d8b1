package registry.storage.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.Protocol;

/**
 * Looks whether hashes and the sorted sets that order their fields name the same. A page is looked at in one script, so
 * that what others write in between is never mistaken for damage. Thread-safe.
 */
final class IndexInspection {
    private static final int PAGE = 1_000;

    /** Fields fetched at once, with their values, which may be as large as records get. */
    private static final int FIELDS = 20;

    /** The most that is told of one index. */
    private static final int MOST_TOLD = 500;

    private final Redis redis;
    private final Keys keys;

    IndexInspection(Redis redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * Compares a hash with its index.
     *
     * @param what one of the fields is, such as {@code "record"}
     */
    void run(String what, String hash, String index, Consumer<String> damage) {
        List<byte[]> touched = List.of(keys.state(), keys.named(hash), keys.named(index));
        List<String> missing = new ArrayList<>();
        long unlisted = findMissing(touched, missing);
        missing.stream()
                .limit(MOST_TOLD)
                .forEach(name -> damage.accept("the " + what + " '" + name + "' is in the index and missing"));
        if (unlisted + missing.size() > 0) {
            findUnlisted(touched, name -> damage.accept("the " + what + " '" + name + "' is not in the index"));
        }
    }

    /** Adds the members without a field, and returns how many more fields than members there are. */
    private long findMissing(List<byte[]> touched, List<String> missing) {
        byte[] from = Keys.bytes("-");
        while (true) {
            List<?> page = Reply.list(redis.run(Script.INDEX_MEMBERS, touched, List.of(from, Keys.bytes(PAGE))));
            page.stream().skip(2).map(Reply::text).forEach(missing::add);
            Object last = page.get(1);
            if (last == null) {
                return Reply.number(page.get(0));
            }
            from = Keys.after(Reply.text(last));
        }
    }

    private void findUnlisted(List<byte[]> touched, Consumer<String> found) {
        byte[] hash = touched.get(1);
        byte[] cursor = Keys.bytes(0);
        int told = 0;
        do {
            List<?> reply = Reply.list(
                    redis.send(Protocol.Command.HSCAN, hash, cursor, Keys.bytes("COUNT"), Keys.bytes(FIELDS)));
            cursor = Reply.bytes(reply.get(0));
            List<byte[]> names = names(Reply.list(reply.get(1)));
            if (!names.isEmpty()) {
                List<?> unlisted = Reply.list(redis.run(Script.INDEX_FIELDS, touched, names));
                unlisted.stream().map(Reply::text).forEach(found);
                told += unlisted.size();
            }
        } while (told < MOST_TOLD && !Keys.text(cursor).equals("0"));
    }

    /** Every other element: fields are answered with their values. */
    private static List<byte[]> names(List<?> fields) {
        List<byte[]> names = new ArrayList<>();
        for (int at = 0; at < fields.size(); at += 2) {
            names.add(Reply.bytes(fields.get(at)));
        }
        return names;
    }
}
