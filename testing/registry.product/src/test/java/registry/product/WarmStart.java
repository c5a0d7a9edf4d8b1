package registry.product;

import java.nio.file.Path;
import java.util.Map;

/** Has servers start in half the time, for tests that start very many, from a cache of what the first one loaded. */
final class WarmStart {
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 ";

    private WarmStart() {}

    /** Makes the cache in {@code folder}, which takes a start and a stop, and returns what servers need to use it. */
    static Map<String, String> environment(Path folder) {
        Path cache = folder.resolve("server.aot");
        Map<String, String> training = Map.of("JAVA_OPTS", SHORT_LIVED + "-XX:AOTCacheOutput=" + cache);
        try (ServerProcess first = ServerProcess.start(folder.resolve("training"), training)) {
            first.stop();
        }
        return Map.of("JAVA_OPTS", SHORT_LIVED + "-XX:AOTCache=" + cache);
    }
}
