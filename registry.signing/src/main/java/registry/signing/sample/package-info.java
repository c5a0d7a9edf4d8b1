/** A small application made by the registry itself, to try everything with. */
@NullMarked
package registry.signing.sample;

import org.jspecify.annotations.NullMarked;
