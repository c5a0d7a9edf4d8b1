/** Manifests: their signatures and their typed content. */
@NullMarked
package registry.signing.manifest;

import org.jspecify.annotations.NullMarked;
