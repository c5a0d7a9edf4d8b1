@NullMarked
package registry.migration;

import org.jspecify.annotations.NullMarked;
