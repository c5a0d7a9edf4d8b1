/**
 * What the registry builds on the storage SPIs: the stores that configuration names, JSON documents in metadata
 * records, a follower of the change feed, and the sweeper of blobs that nothing refers to.
 */
@NullMarked
package registry.storage;

import org.jspecify.annotations.NullMarked;
