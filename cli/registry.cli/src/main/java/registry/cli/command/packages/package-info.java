/** Commands about packages that exist: handing over, and signing keys. */
@NullMarked
package registry.cli.command.packages;

import org.jspecify.annotations.NullMarked;
