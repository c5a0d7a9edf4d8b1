/** Ed25519 (RFC 8032) by BouncyCastle, with the strictness that a registry needs. */
@NullMarked
package registry.signing.ed25519;

import org.jspecify.annotations.NullMarked;
