package registry.api.spi;

import java.util.Set;

/**
 * What every kind of plugin says of itself. A provider is found with {@link java.util.ServiceLoader}, is stateless and
 * cheap to create; what it opens holds the resources.
 */
public interface Provider {
    /** The name that configuration uses: {@code [a-z][a-z0-9-]*}, unique among providers of its kind. */
    String id();

    /** The configuration keys it reads below its own scope; any other key there is refused. */
    Set<String> configKeys();
}
