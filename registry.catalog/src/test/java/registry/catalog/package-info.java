/** Tests against the real stores in a temporary directory, with real bundles signed by fresh keys. */
@NullMarked
package registry.catalog;

import org.jspecify.annotations.NullMarked;
