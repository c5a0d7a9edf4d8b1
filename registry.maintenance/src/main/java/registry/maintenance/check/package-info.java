/** Looks for damage and contradictions in everything that a registry keeps. */
@NullMarked
package registry.maintenance.check;

import org.jspecify.annotations.NullMarked;
