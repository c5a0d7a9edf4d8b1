package registry.testing.storage;

import java.util.Comparator;
import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;

/**
 * Opens the reference store, which keeps the contract and everything in memory; each provider has one store of its own.
 * For tests of what lies on top of a store. Thread-safe as its stores are.
 */
public final class InMemoryMetadataStoreProvider implements MetadataStoreProvider {
    private final MetadataFault fault;
    private MemoryState state;

    /** A new, empty store. */
    public InMemoryMetadataStoreProvider() {
        this(MetadataFault.NONE);
    }

    InMemoryMetadataStoreProvider(MetadataFault fault) {
        this.fault = fault;
        this.state = newState();
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public Set<String> configKeys() {
        return Set.of("history");
    }

    @Override
    public MetadataStore open(ConfigScope config) {
        if (fault != MetadataFault.IGNORES_UNKNOWN_KEYS) {
            config.requireKnown(configKeys());
        }
        if (fault == MetadataFault.IS_NOT_DURABLE) {
            state = newState();
        }
        return new InMemoryMetadataStore(state, config.number("history", 100_000, 1, 100_000), fault);
    }

    private MemoryState newState() {
        return new MemoryState(fault == MetadataFault.ORDERS_BY_UTF16 ? Comparator.naturalOrder() : MemoryState.UTF8);
    }
}
