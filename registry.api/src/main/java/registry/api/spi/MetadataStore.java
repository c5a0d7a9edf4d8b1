package registry.api.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An ordered map from keys to small byte strings with atomic conditional batches and a change feed: the model of etcd
 * (range, transaction, watch).
 *
 * <p><b>Keys</b> are non-empty strings of at most {@value #MAX_KEY_BYTES} UTF-8 bytes without NUL, ordered by those
 * bytes, unsigned. <b>Values</b> are at most {@value #MAX_VALUE_BYTES} bytes.
 *
 * <p><b>Consistency</b>: every operation is linearizable. A batch is applied whole or not at all, is durable when
 * {@link #commit} returns, and raises the store's revision by exactly one.
 *
 * <p>Thread-safe. Failures are {@link registry.api.RegistryException}s with {@code STORAGE_UNAVAILABLE} or
 * {@code STORAGE_CORRUPT}; after {@link #close} every method but {@code close} fails with {@code STORAGE_UNAVAILABLE}.
 * Malformed keys, values and limits are {@link IllegalArgumentException}s. An interrupted caller may see
 * {@code STORAGE_UNAVAILABLE}; the store stays usable for others.
 */
public interface MetadataStore extends AutoCloseable {
    /** The longest key, in UTF-8 bytes. */
    int MAX_KEY_BYTES = 512;

    /** The longest value, in bytes. */
    int MAX_VALUE_BYTES = 4 * 1024 * 1024;

    /** The most records that one {@link #scan} returns and the most changes that one {@link #changes} returns. */
    int MAX_PAGE = 10_000;

    /** The record under {@code key}, if there is one. */
    Optional<StoredRecord> read(String key);

    /** The records under {@code keys} that exist, by key, all read at one revision. */
    Map<String, StoredRecord> readAll(Collection<String> keys);

    /**
     * Up to {@code limit} records whose keys begin with {@code prefix} and come after {@code after}, in key order, read
     * at one revision. Pages of one walk may belong to different revisions.
     *
     * @param after the last key of the page before, or {@code ""} for the first page
     * @param limit 1 to {@link #MAX_PAGE}
     */
    List<StoredRecord> scan(String prefix, String after, int limit);

    /** Applies {@code batch} if all its conditions hold. */
    CommitResult commit(Batch batch);

    /**
     * What was committed after {@code revision}, oldest first: whole revisions, as many as have at most {@code limit}
     * changes in all, and at least one revision if there is any.
     *
     * @param wait how long to wait for a commit when there is none yet; {@link Duration#ZERO} answers at once
     * @param limit 1 to {@link #MAX_PAGE}
     */
    Changes changes(long revision, int limit, Duration wait);

    /** The revision of the newest commit; 0 for a new store. */
    long revision();

    /**
     * Adds to counters, creating those that are missing at 0. Counters live beside the records: they have no revision,
     * no conditions and no part in the change feed.
     *
     * @param deltas what to add, by counter name (named like keys); all of them are added, or none
     */
    void addToCounters(Map<String, Long> deltas);

    /** All counters whose names begin with {@code prefix}, by name. */
    Map<String, Long> counters(String prefix);

    /**
     * Finds out whether writes can succeed at the moment, in seconds at most and without a trace. Unlike other methods it
     * reports what is wrong instead of failing, also after {@link #close}. A store that cannot tell says
     * {@link StoreHealth#GOOD}.
     */
    default StoreHealth health() {
        return StoreHealth.GOOD;
    }

    /**
     * Looks for damage that reading records does not show, such as an index that lacks one of them. Only reads; safe while
     * in use; may take as long as reading everything.
     *
     * @param damage told of each, in words that may name keys and hold no secrets; a store may stop after some hundreds
     */
    default void inspect(Consumer<String> damage) {}

    /** Releases everything. Idempotent. */
    @Override
    void close();
}
