/** Administration of a registry. */
@NullMarked
package registry.cli.operation.admin;

import org.jspecify.annotations.NullMarked;
