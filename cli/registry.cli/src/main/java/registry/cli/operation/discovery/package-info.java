/** Finding and fetching apps. */
@NullMarked
package registry.cli.operation.discovery;

import org.jspecify.annotations.NullMarked;
