/** Commands about the registry of this machine's user, and the server program in the foreground. */
@NullMarked
package registry.cli.command.local;

import org.jspecify.annotations.NullMarked;
