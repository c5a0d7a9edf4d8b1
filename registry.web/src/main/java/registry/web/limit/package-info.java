/** How many requests one account or client address may make. */
@NullMarked
package registry.web.limit;

import org.jspecify.annotations.NullMarked;
