package registry.migration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The other deployment's key-value store, for reading. Whatever has another type than it should have is absent, and
 * reported. For one thread.
 */
interface LegacyStore extends AutoCloseable {
    /** The keys that begin with {@code prefix}, each once, read while the stream is consumed. */
    default Stream<String> keys(String prefix) {
        return scan(prefix).distinct();
    }

    /** The same, some more than once: for walks over so many keys that those already seen should not be remembered. */
    Stream<String> scan(String prefix);

    /** A string. */
    Optional<String> text(String key);

    /** The members of a set, in order; empty when there is none. */
    Set<String> members(String key);

    /** The fields of a hash, in order; empty when there is none. */
    Map<String, String> fields(String key);

    /**
     * A part of a long string: up to {@code length} bytes from {@code offset}, fewer at its end, none when there is no
     * such key.
     */
    byte[] part(String key, long offset, int length);

    @Override
    void close();
}
