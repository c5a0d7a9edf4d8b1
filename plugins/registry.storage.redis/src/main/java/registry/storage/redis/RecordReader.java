package registry.storage.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.spi.StoredRecord;

/**
 * Reads records at one revision. Redis does nothing else while it answers, so a large answer is fetched in parts: the
 * first says which records there are and the revision, the others bring those left out. A record that was written since
 * has a greater revision; everything is read anew then. Thread-safe.
 */
final class RecordReader {
    /** How many bytes are answered at least before records are left out of an answer. */
    static final long PART_BYTES = 8 << 20;

    /** After so many attempts that writers spoiled, one large answer must do. */
    private static final int ATTEMPTS = 5;

    /** More than any answer can have. */
    private static final long UNBOUNDED = 1L << 50;

    private final Redis redis;
    private final Keys keys;
    private final long partBytes;

    RecordReader(Redis redis, Keys keys, long partBytes) {
        this.redis = redis;
        this.keys = keys;
        this.partBytes = partBytes;
    }

    /** Those of the records that exist, in the order of {@code wanted}. */
    Map<String, StoredRecord> readAll(Collection<String> wanted) {
        List<StoredRecord> records = snapshot(budget -> {
            List<?> reply = read(wanted, budget);
            Snapshot found = new Snapshot(Reply.number(reply.get(0)));
            int at = 2;
            for (String key : wanted) {
                Object record = reply.get(at++);
                if (record != null) {
                    found.add(key, Reply.bytes(record));
                }
            }
            return found;
        });
        Map<String, StoredRecord> byKey = new LinkedHashMap<>();
        records.forEach(record -> byKey.put(record.key(), record));
        return byKey;
    }

    /** Up to {@code limit} records between two ends as for ZRANGEBYLEX. */
    List<StoredRecord> scan(byte[] from, byte[] to, int limit) {
        return snapshot(budget -> {
            List<byte[]> arguments = List.of(from, to, Keys.bytes(limit), Keys.bytes(budget));
            List<byte[]> touched = List.of(keys.state(), keys.named("records"), keys.named("index"));
            List<?> reply = Reply.list(redis.run(Script.SCAN, touched, arguments));
            Snapshot found = new Snapshot(Reply.number(reply.get(0)));
            for (int at = 1; at < reply.size(); at += 2) {
                String key = Reply.text(reply.get(at));
                Object record = reply.get(at + 1);
                if (record == null) {
                    throw Failures.corrupt("the record " + key + " is missing; restore it from a backup");
                }
                found.add(key, Reply.bytes(record));
            }
            return found;
        });
    }

    private interface Query {
        Snapshot run(long budget);
    }

    private List<StoredRecord> snapshot(Query query) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Snapshot found = query.run(partBytes);
            if (complete(found)) {
                return found.records();
            }
        }
        return query.run(UNBOUNDED).records();
    }

    /** Fetches what was left out; {@code false} when some of it changed meanwhile. */
    private boolean complete(Snapshot found) {
        List<String> missing = found.leftOut();
        while (!missing.isEmpty()) {
            List<?> reply = read(missing, partBytes);
            for (int i = 0; i < missing.size(); i++) {
                Object record = reply.get(i + 2);
                if (record == null || !found.fill(missing.get(i), Reply.bytes(record))) {
                    return false;
                }
            }
            missing = found.leftOut();
        }
        return true;
    }

    private List<?> read(Collection<String> wanted, long budget) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Keys.bytes(budget));
        wanted.forEach(key -> arguments.add(Keys.bytes(key)));
        List<byte[]> touched = List.of(keys.state(), keys.named("records"));
        return Reply.list(redis.run(Script.READ, touched, arguments));
    }

    /** The records of one revision, some of them not fetched yet. */
    private static final class Snapshot {
        private final long revision;
        private final Map<String, Optional<StoredRecord>> records = new LinkedHashMap<>();

        Snapshot(long revision) {
            this.revision = revision;
        }

        void add(String key, byte[] record) {
            records.put(key, record.length == 0 ? Optional.empty() : Optional.of(RedisRecord.decode(key, record)));
        }

        List<String> leftOut() {
            return records.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Takes a record, or learns that it was left out again; {@code false} when it is newer than the others. */
        boolean fill(String key, byte[] record) {
            if (record.length == 0) {
                return true;
            }
            StoredRecord decoded = RedisRecord.decode(key, record);
            records.put(key, Optional.of(decoded));
            return decoded.revision() <= revision;
        }

        List<StoredRecord> records() {
            return records.values().stream().flatMap(Optional::stream).toList();
        }
    }
}
