package registry.api.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import registry.api.Digest;

/**
 * Content-addressed storage: immutable byte strings under their SHA-256.
 *
 * <p>Thread-safe. Failures are {@link registry.api.RegistryException}s with {@code STORAGE_UNAVAILABLE} or
 * {@code STORAGE_CORRUPT}; after {@link #close} every method but {@code close} fails with {@code STORAGE_UNAVAILABLE}.
 */
public interface BlobStore extends AutoCloseable {
    /** The most blobs that one {@link #list} returns. */
    int MAX_PAGE = 10_000;

    /** Begins a new blob. What is not sealed leaves nothing behind, at the latest when the store is opened again. */
    StagedBlob stage();

    /** The blob with this digest, if it is stored. */
    Optional<Blob> open(Digest digest);

    /**
     * Up to {@code limit} blobs after {@code after}, in the order of their digests.
     *
     * @param after the last digest of the page before, or empty for the first page
     * @param limit 1 to {@link #MAX_PAGE}
     */
    List<BlobInfo> list(Optional<Digest> after, int limit);

    /**
     * Removes a blob unless it was sealed (for the first time or again) at or after {@code notSealedSince}. Check and
     * removal are one step: a blob that {@link StagedBlob#seal} returned after that instant is still there.
     *
     * @return whether a blob was removed
     */
    boolean delete(Digest digest, Instant notSealedSince);

    /**
     * Finds out whether writes can succeed at the moment, in seconds at most and without a trace. Unlike other methods it
     * reports what is wrong instead of failing, also after {@link #close}. A store that cannot tell says
     * {@link StoreHealth#GOOD}.
     */
    default StoreHealth health() {
        return StoreHealth.GOOD;
    }

    /**
     * Looks for damage that reading blobs does not show, such as a list that lacks one of them. Only reads; safe while in
     * use.
     *
     * @param damage told of each, in words that may name digests; a store may stop after some hundreds
     */
    default void inspect(Consumer<String> damage) {}

    /** Releases everything; unfinished uploads fail. Idempotent. */
    @Override
    void close();
}
