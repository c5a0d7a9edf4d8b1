/** Commands about one server. */
@NullMarked
package registry.cli.command.server;

import org.jspecify.annotations.NullMarked;
