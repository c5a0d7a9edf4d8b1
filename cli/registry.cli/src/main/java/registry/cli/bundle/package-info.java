/** Bundles as directories: what belongs to them, how they are made and packed. */
@NullMarked
package registry.cli.bundle;

import org.jspecify.annotations.NullMarked;
