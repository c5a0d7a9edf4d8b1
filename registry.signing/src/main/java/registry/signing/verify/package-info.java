/**
 * The whole verification of a bundle, as one report: every check with its outcome, so that a publisher, a page and a
 * publish answer can show what was looked at and what is wrong.
 */
@NullMarked
package registry.signing.verify;

import org.jspecify.annotations.NullMarked;
