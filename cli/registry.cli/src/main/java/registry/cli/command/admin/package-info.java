/** Commands that administer a registry. */
@NullMarked
package registry.cli.command.admin;

import org.jspecify.annotations.NullMarked;
