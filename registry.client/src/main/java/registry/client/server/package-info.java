/** The registry itself: set-up, health and totals. */
@NullMarked
package registry.client.server;

import org.jspecify.annotations.NullMarked;
