/** Brings a legacy deployment into a registry. */
@NullMarked
package registry.migration;

import org.jspecify.annotations.NullMarked;
