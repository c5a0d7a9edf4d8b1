/** Commands about typing commands. */
@NullMarked
package registry.cli.command.shell;

import org.jspecify.annotations.NullMarked;
