/** One server: its health and its first administrator. */
@NullMarked
package registry.cli.operation.server;

import org.jspecify.annotations.NullMarked;
