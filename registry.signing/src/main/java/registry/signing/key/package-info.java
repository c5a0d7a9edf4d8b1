/** Signing keys, key files, and the identities derived from keys and contents. */
@NullMarked
package registry.signing.key;

import org.jspecify.annotations.NullMarked;
