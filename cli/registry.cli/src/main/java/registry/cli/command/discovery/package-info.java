/** Commands that find and fetch apps. */
@NullMarked
package registry.cli.command.discovery;

import org.jspecify.annotations.NullMarked;
