/**
 * Who acts, and with which rights: accounts, their API tokens, signing in, and the set-up of the first administrator.
 *
 * <p>Services are thread-safe, values immutable. Failures are {@link registry.api.RegistryException}s with an
 * {@link registry.accounts.AccountError}, an {@link registry.api.ApiError} of the store, or
 * {@link registry.api.ApiError#FORBIDDEN}.
 */
@NullMarked
package registry.accounts;

import org.jspecify.annotations.NullMarked;
