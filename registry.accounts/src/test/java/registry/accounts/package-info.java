/** Tests against the real store in a temporary directory and the real token plugin. */
@NullMarked
package registry.accounts;

import org.jspecify.annotations.NullMarked;
