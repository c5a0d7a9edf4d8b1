/** The registry of this machine's user: where its files are, which process serves it, and how that is started. */
@NullMarked
package registry.cli.local;

import org.jspecify.annotations.NullMarked;
