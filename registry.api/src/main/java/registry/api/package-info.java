/** Values, errors and configuration that every module speaks. */
@NullMarked
package registry.api;

import org.jspecify.annotations.NullMarked;
