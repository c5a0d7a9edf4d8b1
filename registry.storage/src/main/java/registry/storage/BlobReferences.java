package registry.storage;

import java.util.stream.Stream;
import registry.api.Digest;

/** Tells which blobs a metadata record refers to. Stateless and thread-safe. */
@FunctionalInterface
public interface BlobReferences {
    /**
     * The blobs that this record refers to; mostly none.
     *
     * @throws registry.api.RegistryException with {@link registry.api.ApiError#STORAGE_CORRUPT} when the record is of a
     *     kind that refers to blobs and cannot be read
     */
    Stream<Digest> of(String key, byte[] value);
}
