package registry.catalog;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import registry.api.ErrorKind;
import registry.api.RegistryException;

/**
 * What cannot be read, though the store works: it is left out, and the log says so once. For one thread.
 *
 * <p>One damaged record must not take the other packages away.
 */
final class LeftOut {
    private static final System.Logger LOG = System.getLogger(LeftOut.class.getName());

    private final Set<String> keys = new HashSet<>();

    /**
     * What {@code reading} reads; empty too when that is damaged.
     *
     * @param key what the log names
     * @throws RegistryException when the store is unavailable
     */
    <T> Optional<T> read(String key, Supplier<Optional<T>> reading) {
        try {
            Optional<T> read = reading.get();
            keys.remove(key);
            return read;
        } catch (RegistryException e) {
            if (e.code().kind() == ErrorKind.UNAVAILABLE) {
                throw e;
            }
            if (keys.add(key)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "'" + key + "' cannot be read, so its package is left out: " + e.getMessage());
            }
            return Optional.empty();
        }
    }
}
