/** Commands about the caller's own account. */
@NullMarked
package registry.cli.command.account;

import org.jspecify.annotations.NullMarked;
