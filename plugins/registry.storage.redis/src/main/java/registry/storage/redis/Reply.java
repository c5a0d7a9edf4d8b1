package registry.storage.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Redis answers, in its second protocol: byte arrays, longs, lists and null. */
final class Reply {
    private Reply() {}

    static List<?> list(@Nullable Object reply) {
        if (reply instanceof List<?> list) {
            return list;
        }
        throw unexpected(reply);
    }

    static byte[] bytes(@Nullable Object reply) {
        if (reply instanceof byte[] bytes) {
            return bytes;
        }
        throw unexpected(reply);
    }

    static String text(@Nullable Object reply) {
        return Keys.text(bytes(reply));
    }

    /** A number, or text that is one. */
    static long number(@Nullable Object reply) {
        return reply instanceof Long number ? number : Long.parseLong(text(reply));
    }

    private static IllegalStateException unexpected(@Nullable Object reply) {
        return new IllegalStateException("Redis answered with "
                + (reply == null ? "nothing" : reply.getClass().getSimpleName()) + ", which this command does not do");
    }
}
