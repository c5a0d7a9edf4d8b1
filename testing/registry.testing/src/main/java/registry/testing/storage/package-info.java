/**
 * The contracts of the storage SPIs as tests. A store runs {@link registry.testing.storage.MetadataStoreContract} or
 * {@link registry.testing.storage.BlobStoreContract} by extending it; the tests cannot be overridden from outside.
 */
@NullMarked
package registry.testing.storage;

import org.jspecify.annotations.NullMarked;
