/** Commands that make, publish and edit bundles. */
@NullMarked
package registry.cli.command.bundle;

import org.jspecify.annotations.NullMarked;
