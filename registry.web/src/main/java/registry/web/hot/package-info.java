/** The reads that must be fast: prepared bytes and streamed files, without Jakarta REST in between. */
@NullMarked
package registry.web.hot;

import org.jspecify.annotations.NullMarked;
