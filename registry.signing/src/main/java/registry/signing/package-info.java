/** What signing and verification report when they fail. */
@NullMarked
package registry.signing;

import org.jspecify.annotations.NullMarked;
