/** Starts the server: command line, configuration, and the one place that puts everything together. */
@NullMarked
package registry.web;

import org.jspecify.annotations.NullMarked;
