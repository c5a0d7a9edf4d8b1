/** The configuration of this program. */
@NullMarked
package registry.cli.operation.config;

import org.jspecify.annotations.NullMarked;
