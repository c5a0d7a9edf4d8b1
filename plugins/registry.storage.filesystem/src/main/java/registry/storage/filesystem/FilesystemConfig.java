package registry.storage.filesystem;

import java.nio.file.Path;
import java.util.Set;
import registry.api.ConfigScope;

/**
 * The configuration of both stores, which share one scope.
 *
 * @param directory the data directory
 * @param history how many revisions the change feed remembers
 * @param readers how many database connections read
 */
record FilesystemConfig(Path directory, long history, int readers) {
    static final String ID = "filesystem";
    static final Set<String> KEYS = Set.of("data", "history", "readers");

    private static final long DEFAULT_HISTORY = 100_000;
    private static final long MOST_HISTORY = 100_000_000;
    private static final int DEFAULT_READERS = 4;
    private static final int MOST_READERS = 64;

    static FilesystemConfig of(ConfigScope config) {
        config.requireKnown(KEYS);
        return new FilesystemConfig(
                config.requirePath("data").toAbsolutePath().normalize(),
                config.number("history", DEFAULT_HISTORY, 1, MOST_HISTORY),
                (int) config.number("readers", DEFAULT_READERS, 1, MOST_READERS));
    }
}
