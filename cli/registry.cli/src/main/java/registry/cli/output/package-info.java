/** Text for people, JSON for programs, and words for what went wrong. */
@NullMarked
package registry.cli.output;

import org.jspecify.annotations.NullMarked;
