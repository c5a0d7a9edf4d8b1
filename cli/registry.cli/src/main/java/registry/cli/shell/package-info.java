/** The shell: reads command lines from a person, a pipe or a file, and runs them one after the other. */
@NullMarked
package registry.cli.shell;

import org.jspecify.annotations.NullMarked;
