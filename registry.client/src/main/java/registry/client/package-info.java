/**
 * Typed access to the registry's HTTP API.
 *
 * <p>{@link registry.client.RegistryClient} is the way in. Whatever goes wrong is a {@link
 * registry.client.ClientException}, a closed family: the registry refused, it could not be reached, or what answered
 * is not a registry.
 */
@NullMarked
package registry.client;

import org.jspecify.annotations.NullMarked;
