/** API tokens as bearer credentials. Stateless; every class is safe for use by several threads. */
@NullMarked
package registry.auth.token;

import org.jspecify.annotations.NullMarked;
