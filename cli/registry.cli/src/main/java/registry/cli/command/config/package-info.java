/** Commands about the configuration of this program. */
@NullMarked
package registry.cli.command.config;

import org.jspecify.annotations.NullMarked;
