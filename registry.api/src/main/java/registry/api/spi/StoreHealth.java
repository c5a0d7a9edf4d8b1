package registry.api.spi;

import java.util.List;
import java.util.Optional;

/**
 * How a store is doing. The texts may be shown to anybody: they name no addresses, paths or secrets.
 *
 * @param trouble why writes cannot succeed at the moment, and what to do; empty when they can
 * @param warnings what an operator should know although everything works, such as that nothing survives a restart
 */
public record StoreHealth(Optional<String> trouble, List<String> warnings) {
    /** Writes succeed, and there is nothing to say. */
    public static final StoreHealth GOOD = new StoreHealth(Optional.empty(), List.of());

    /** Copies the list. */
    public StoreHealth {
        warnings = List.copyOf(warnings);
    }
}
