/** Tests against the real stores in a temporary directory, with real bundles signed by fresh keys. */
@NullMarked
package registry.orgs;

import org.jspecify.annotations.NullMarked;
