/** What is done with a registry as a whole. */
@NullMarked
package registry.maintenance;

import org.jspecify.annotations.NullMarked;
