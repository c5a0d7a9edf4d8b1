/** Strict JSON for what is signed, and canonical JSON (RFC 8785) for what is hashed. */
@NullMarked
package registry.signing.json;

import org.jspecify.annotations.NullMarked;
