/** Organizations, their members, packages and bots. */
@NullMarked
package registry.cli.operation.org;

import org.jspecify.annotations.NullMarked;
