/** The Jakarta REST resources: thin, one call into the domain each. */
@NullMarked
package registry.web.rest;

import org.jspecify.annotations.NullMarked;
