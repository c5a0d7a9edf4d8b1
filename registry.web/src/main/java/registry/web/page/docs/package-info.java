/** The handbook: its chapters, their pages, and the search in them. Thread-safe. */
@JStacheConfig(pathing = @JStachePath(prefix = "registry/web/page/", suffix = ".mustache"))
@NullMarked
package registry.web.page.docs;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
