/** Administration without a running server: sub-commands of the server program. */
@NullMarked
package registry.web.admin;

import org.jspecify.annotations.NullMarked;
