/**
 * The catalog of published bundles: rules, records and the read model.
 *
 * <p>Services are thread-safe, values immutable. Failures are {@link registry.api.RegistryException}s with a
 * {@link registry.catalog.CatalogError}, an {@link registry.orgs.OrgsError}, an {@link registry.accounts.AccountError} or
 * an {@link registry.api.ApiError}.
 */
@NullMarked
package registry.catalog;

import org.jspecify.annotations.NullMarked;
