package registry.storage.filesystem;

import java.nio.charset.StandardCharsets;

/** Keys as the database holds them: UTF-8 blobs, which SQLite orders by unsigned bytes (memcmp). */
final class Keys {
    private Keys() {}

    static byte[] encode(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    static String decode(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    /**
     * The first key after all that begin with {@code prefix}. UTF-8 has no byte 0xFF, so the last byte can always grow;
     * nothing begins with 0xFF, so that is the end for the empty prefix.
     */
    static byte[] endOf(byte[] prefix) {
        if (prefix.length == 0) {
            return new byte[] {(byte) 0xff};
        }
        byte[] end = prefix.clone();
        end[end.length - 1]++;
        return end;
    }
}
