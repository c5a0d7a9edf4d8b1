/**
 * One contract test kit for each service provider interface. A plugin runs a kit by extending it in its own tests; the
 * tests of a kit cannot be overridden.
 */
@NullMarked
package registry.testing;

import org.jspecify.annotations.NullMarked;
