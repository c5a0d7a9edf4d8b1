/** The command line as æsh sees it: one class per command, holding its options and arguments. */
@NullMarked
package registry.cli.command;

import org.jspecify.annotations.NullMarked;
