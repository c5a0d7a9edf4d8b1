/** Takes bundles out of request bodies while they arrive, so that an upload never lies in memory as a whole. */
@NullMarked
package registry.web.upload;

import org.jspecify.annotations.NullMarked;
