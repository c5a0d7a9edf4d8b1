/** Keys, signatures and verification. */
@NullMarked
package registry.cli.operation.signing;

import org.jspecify.annotations.NullMarked;
