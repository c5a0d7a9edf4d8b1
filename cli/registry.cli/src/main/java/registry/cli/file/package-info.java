/** Files that appear or change in one step. */
@NullMarked
package registry.cli.file;

import org.jspecify.annotations.NullMarked;
