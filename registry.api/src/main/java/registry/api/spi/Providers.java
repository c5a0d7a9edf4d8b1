package registry.api.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * The providers of one kind, by id. There are no priorities: configuration names the one to use, and a duplicate or
 * unknown id is refused. Immutable.
 *
 * <p>{@link java.util.ServiceLoader} must be called by the module that declares {@code uses}, so the loaded providers
 * are passed in.
 *
 * @param <P> the kind of provider
 */
public final class Providers<P extends Provider> {
    private final String kind;
    private final Map<String, P> byId;

    private Providers(String kind, Map<String, P> byId) {
        this.kind = kind;
        this.byId = byId;
    }

    /**
     * Collects providers.
     *
     * @param kind what they provide, for messages: {@code "metadata store"}
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when two have the same id
     */
    public static <P extends Provider> Providers<P> of(String kind, Iterable<? extends P> loaded) {
        Map<String, P> byId = new TreeMap<>();
        for (P provider : loaded) {
            P other = byId.putIfAbsent(provider.id(), provider);
            if (other != null) {
                throw new RegistryException(
                        ApiError.CONFIG_INVALID,
                        "two plugins provide the " + kind + " '" + provider.id() + "': " + describe(other) + " and "
                                + describe(provider) + "; remove one");
            }
        }
        return new Providers<>(kind, byId);
    }

    /**
     * The provider with this id.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} naming the ids that exist
     */
    public P require(String id) {
        P provider = byId.get(id);
        if (provider == null) {
            throw new RegistryException(
                    ApiError.CONFIG_INVALID,
                    "there is no " + kind + " '" + id + "'; installed: " + String.join(", ", byId.keySet()));
        }
        return provider;
    }

    /** All of them, by id. */
    public Collection<P> all() {
        return List.copyOf(byId.values());
    }

    /** One line for every provider: id, module and module version, for logs and health. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        byId.forEach((id, provider) -> lines.add(id + " (" + describe(provider) + ")"));
        return List.copyOf(lines);
    }

    private static String describe(Provider provider) {
        Module module = provider.getClass().getModule();
        if (!module.isNamed()) {
            return provider.getClass().getName();
        }
        return module.getDescriptor().toNameAndVersion();
    }
}
