/** The registry of this machine's user. */
@NullMarked
package registry.cli.operation.local;

import org.jspecify.annotations.NullMarked;
