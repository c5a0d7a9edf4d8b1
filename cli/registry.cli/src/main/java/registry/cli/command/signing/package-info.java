/** Commands about keys, signatures and verification. */
@NullMarked
package registry.cli.command.signing;

import org.jspecify.annotations.NullMarked;
