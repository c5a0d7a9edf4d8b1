/** What visitors see: the start page, all packages, one of them, and its versions. Thread-safe. */
@JStacheConfig(pathing = @JStachePath(prefix = "registry/web/page/", suffix = ".mustache"))
@NullMarked
package registry.web.page.browse;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
