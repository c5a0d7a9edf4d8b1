/**
 * Organizations: groups of accounts that publish the packages which their owners have linked.
 *
 * <p>Services are thread-safe, values immutable. Failures are {@link registry.api.RegistryException}s with an
 * {@link registry.orgs.OrgsError}, an {@link registry.accounts.AccountError}, an {@link registry.api.ApiError} of the
 * store, {@link registry.api.ApiError#INVALID_PARAMS} or {@link registry.api.ApiError#FORBIDDEN}. Every change is one
 * conditional batch with its audit entry; whoever loses a race reads and decides anew.
 */
@NullMarked
package registry.orgs;

import org.jspecify.annotations.NullMarked;
