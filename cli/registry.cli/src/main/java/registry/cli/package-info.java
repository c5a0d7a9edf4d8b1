/** Entry point and wiring of the {@code calimero-registry} command. */
@NullMarked
package registry.cli;

import org.jspecify.annotations.NullMarked;
