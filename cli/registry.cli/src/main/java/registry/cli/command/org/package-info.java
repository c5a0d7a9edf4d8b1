/** Commands about organizations. */
@NullMarked
package registry.cli.command.org;

import org.jspecify.annotations.NullMarked;
