/** The caller's account: who it is, where it is signed in, and its API tokens. */
@NullMarked
package registry.client.account;

import org.jspecify.annotations.NullMarked;
