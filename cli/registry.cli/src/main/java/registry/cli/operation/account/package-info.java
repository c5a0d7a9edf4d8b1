/** The caller's own account: who it is, its tokens and where it is signed in. */
@NullMarked
package registry.cli.operation.account;

import org.jspecify.annotations.NullMarked;
