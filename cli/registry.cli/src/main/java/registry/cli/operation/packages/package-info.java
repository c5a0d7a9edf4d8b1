/** How packages are handed over, and which keys sign them. */
@NullMarked
package registry.cli.operation.packages;

import org.jspecify.annotations.NullMarked;
