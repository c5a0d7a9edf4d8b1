/**
 * The development issuer: discovery, authorization code flow with PKCE (RFC 6749, RFC 7636), ID tokens and user info
 * (OpenID Connect Core 1.0). A library does the protocol; this is the page, the people and the rules.
 */
@NullMarked
package registry.development;

import org.jspecify.annotations.NullMarked;
