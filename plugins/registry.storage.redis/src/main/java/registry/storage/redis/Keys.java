package registry.storage.redis;

import java.nio.charset.StandardCharsets;

/** The names of the Redis keys of one registry, and keys and names of the registry as Redis holds them. Immutable. */
final class Keys {
    private final String prefix;
    private final byte[] state;

    /** @param prefix letters, digits, dots, dashes and underscores */
    Keys(String prefix) {
        this.prefix = prefix;
        this.state = named("state");
    }

    byte[] state() {
        return state;
    }

    /** A key in the one slot that everything but content is in. */
    byte[] named(String name) {
        return bytes("{" + prefix + "}:" + name);
    }

    /** The content of an upload, in a slot of its own. */
    byte[] content(String upload) {
        return bytes("{" + prefix + "." + upload + "}:content");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(long number) {
        return bytes(String.valueOf(number));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The smallest key after {@code key}, as an end of ZRANGEBYLEX. */
    static byte[] after(String key) {
        return bytes("(" + key);
    }

    /** The smallest key that begins with {@code prefix}, as an end of ZRANGEBYLEX. */
    static byte[] startOf(String prefix) {
        return bytes("[" + prefix);
    }

    /**
     * What comes after all keys that begin with {@code prefix}, as an end of ZRANGEBYLEX. UTF-8 has no byte 0xFF, so the
     * last byte can always grow.
     */
    static byte[] endOf(String prefix) {
        if (prefix.isEmpty()) {
            return bytes("+");
        }
        byte[] end = bytes("(" + prefix);
        end[end.length - 1]++;
        return end;
    }
}
