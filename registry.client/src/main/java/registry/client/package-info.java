/**
 * Typed access to the registry's HTTP API.
 *
 * <p>{@link registry.client.RegistryClient} is the way in. Whatever goes wrong is a {@link
 * registry.client.ClientException}, a closed family: the registry refused, it could not be reached, what answered is not a
 * registry, or the caller was interrupted. What the registry sends beyond what is known here is ignored, and what it leaves
 * out is an empty {@code Optional}, so that old and new versions of either side understand each other.
 */
@NullMarked
package registry.client;

import org.jspecify.annotations.NullMarked;
