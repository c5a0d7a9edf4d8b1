/** What the commands do, free of the command line library. */
@NullMarked
package registry.cli.operation;

import org.jspecify.annotations.NullMarked;
