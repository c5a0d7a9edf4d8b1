/** What happens to every request, whoever answers it: framing, limits, headers, errors. */
@NullMarked
package registry.web.http;

import org.jspecify.annotations.NullMarked;
