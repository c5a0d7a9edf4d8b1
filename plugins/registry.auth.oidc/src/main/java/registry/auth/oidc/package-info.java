/**
 * OpenID Connect logins (OpenID Connect Core 1.0, Discovery 1.0, RFC 6749, RFC 7636). The protocol, JSON Web Tokens and
 * keys are the work of a library; here is what the registry insists on beyond it. Every class is safe for use by several
 * threads.
 */
@NullMarked
package registry.auth.oidc;

import org.jspecify.annotations.NullMarked;
