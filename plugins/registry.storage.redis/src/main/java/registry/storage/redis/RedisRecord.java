package registry.storage.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import registry.api.spi.StoredRecord;

/** A record as Redis holds it: its revision in decimal, a colon, its value. */
final class RedisRecord {
    private RedisRecord() {}

    static StoredRecord decode(String key, byte[] record) {
        int colon = 0;
        while (colon < record.length && record[colon] != ':') {
            colon++;
        }
        String revision = new String(record, 0, colon, StandardCharsets.US_ASCII);
        if (colon == record.length || !revision.matches("[1-9][0-9]{0,15}")) {
            throw Failures.corrupt("the record " + key + " is damaged; restore it from a backup");
        }
        return new StoredRecord(key, Arrays.copyOfRange(record, colon + 1, record.length), Long.parseLong(revision));
    }
}
