package registry.api.spi;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Conditions and writes that are applied together or not at all. Immutable; built with {@link #builder()}.
 *
 * <p>Each key has at most one condition and at most one write. A batch has at least one write.
 */
public final class Batch {
    private final Map<String, OptionalLong> conditions;
    private final Map<String, Write> writes;

    private Batch(Map<String, OptionalLong> conditions, Map<String, Write> writes) {
        this.conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        this.writes = Collections.unmodifiableMap(new LinkedHashMap<>(writes));
    }

    /** Starts a batch. */
    public static Builder builder() {
        return new Builder();
    }

    /** By key: the revision its record must have, or empty when the key must be absent. */
    public Map<String, OptionalLong> conditions() {
        return conditions;
    }

    /** By key, in the order they were added. */
    public Map<String, Write> writes() {
        return writes;
    }

    /** What happens to one key. */
    public sealed interface Write {
        /** The key gets this value. */
        @SuppressWarnings("ArrayRecordComponent") // an instruction, never compared
        record Put(byte[] value) implements Write {}

        /** The key is removed; nothing happens if it is absent. */
        record Delete() implements Write {}
    }

    /** Collects a batch. Not thread-safe. */
    public static final class Builder {
        private final Map<String, OptionalLong> conditions = new LinkedHashMap<>();
        private final Map<String, Write> writes = new LinkedHashMap<>();

        private Builder() {}

        /** The batch applies only while {@code key} is absent. */
        public Builder requireAbsent(String key) {
            return require(key, OptionalLong.empty());
        }

        /** The batch applies only while the record under {@code key} has this revision. */
        public Builder requireRevision(String key, long revision) {
            return require(key, OptionalLong.of(revision));
        }

        /** Writes a record. The array is not copied and must not change afterwards. */
        public Builder put(String key, byte[] value) {
            if (value.length > MetadataStore.MAX_VALUE_BYTES) {
                throw new IllegalArgumentException("the value of " + key + " has " + value.length
                        + " bytes; the limit is " + MetadataStore.MAX_VALUE_BYTES);
            }
            return write(key, new Write.Put(value));
        }

        /** Removes a record. */
        public Builder delete(String key) {
            return write(key, new Write.Delete());
        }

        /** The batch. */
        public Batch build() {
            if (writes.isEmpty()) {
                throw new IllegalArgumentException("a batch needs at least one write");
            }
            return new Batch(conditions, writes);
        }

        private Builder require(String key, OptionalLong revision) {
            if (conditions.putIfAbsent(requireKey(key), revision) != null) {
                throw new IllegalArgumentException("two conditions on " + key);
            }
            return this;
        }

        private Builder write(String key, Write write) {
            if (writes.putIfAbsent(requireKey(key), write) != null) {
                throw new IllegalArgumentException("two writes to " + key);
            }
            return this;
        }
    }

    /** Tells whether {@code key} can be stored: it is not empty or too long, and holds no NUL or half surrogate pair. */
    public static boolean isKey(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 0
                && bytes.length <= MetadataStore.MAX_KEY_BYTES
                && key.indexOf('\0') < 0
                && new String(bytes, StandardCharsets.UTF_8).equals(key);
    }

    /**
     * Checks that {@code key} can be stored.
     *
     * @throws IllegalArgumentException when it is empty, too long, or holds NUL or half of a surrogate pair
     */
    public static String requireKey(String key) {
        Objects.requireNonNull(key, "key");
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MetadataStore.MAX_KEY_BYTES || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a key has 1 to " + MetadataStore.MAX_KEY_BYTES + " UTF-8 bytes and no NUL: '" + key + "'");
        }
        if (!new String(bytes, StandardCharsets.UTF_8).equals(key)) {
            throw new IllegalArgumentException("a key must not hold half of a surrogate pair");
        }
        return key;
    }
}
