/** Signing in and out, letting programs in, and what is one's own. Thread-safe. */
@JStacheConfig(pathing = @JStachePath(prefix = "registry/web/page/", suffix = ".mustache"))
@NullMarked
package registry.web.page.account;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
