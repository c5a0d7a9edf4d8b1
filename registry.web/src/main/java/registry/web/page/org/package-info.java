/** Organizations: who belongs to them, what they publish, and how they are managed. Thread-safe. */
@JStacheConfig(pathing = @JStachePath(prefix = "registry/web/page/", suffix = ".mustache"))
@NullMarked
package registry.web.page.org;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
