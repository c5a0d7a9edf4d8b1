/** Making, publishing and editing bundles. */
@NullMarked
package registry.cli.operation.bundle;

import org.jspecify.annotations.NullMarked;
