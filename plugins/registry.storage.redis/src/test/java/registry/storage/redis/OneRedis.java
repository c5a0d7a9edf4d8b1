package registry.storage.redis;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import registry.api.ConfigScope;

/** One server for all tests of a class. */
final class OneRedis implements BeforeAllCallback, AfterAllCallback {
    private final Supplier<Path> program;
    private final String[] arguments;
    private RedisProcess process;

    OneRedis(Supplier<Path> program, String... arguments) {
        this.program = program;
        this.arguments = arguments.clone();
    }

    RedisProcess process() {
        return process;
    }

    /** The configuration of a store that does not exist yet. */
    ConfigScope newStore() {
        return newStore(Map.of());
    }

    ConfigScope newStore(Map<String, String> more) {
        return scope(process.url(), more);
    }

    /** The configuration of a store that does not exist yet on the server with this address. */
    static ConfigScope scope(String url, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(Map.of("url", url, "prefix", "test-" + UUID.randomUUID()));
        values.putAll(more);
        return ConfigScope.of("registry.redis", values);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        process = RedisProcess.start(program.get(), arguments);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null) {
            process.close();
        }
    }
}
