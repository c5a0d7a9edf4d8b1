package registry.storage;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for contradictions in the records of one module. Only reads; safe while others write, whose changes are never
 * mistaken for contradictions. Stateless and thread-safe.
 */
public interface Inspector {
    /** What the keys begin with of all records that this module writes; a whole key when there is just one. */
    Set<String> prefixes();

    /**
     * Looks at every record once.
     *
     * @throws registry.api.RegistryException with {@code STORAGE_UNAVAILABLE}; damaged records are findings
     */
    void inspect(DocumentStore documents, Consumer<Finding> findings);
}
