/**
 * The pages for people: HTML made on the server, one layout, no script needed. Templates are compiled and escape by
 * default. Thread-safe.
 */
@JStacheConfig(pathing = @JStachePath(prefix = "registry/web/page/", suffix = ".mustache"))
@NullMarked
package registry.web.page;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
