/** Copies of a whole registry in one file: made online, verified before they are restored, compared afterwards. */
@NullMarked
package registry.maintenance.backup;

import org.jspecify.annotations.NullMarked;
