package registry.product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import redis.embedded.RedisServer;

/** A Redis that syncs every write, and the settings of registries in it. For one thread. */
final class Keeping implements AutoCloseable {
    private final int port = Product.freePort();
    private final RedisServer redis;

    /** Starts one with its files in {@code folder}. */
    Keeping(Path folder) throws IOException {
        redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + folder)
                .setting("appendonly yes")
                .setting("appendfsync always")
                .build();
        redis.start();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** What a server is told that keeps records here. */
    Map<String, String> records(String prefix) {
        return Map.of("REGISTRY_METADATA_STORE", "redis", "REGISTRY_REDIS_URL", url(), "REGISTRY_REDIS_PREFIX", prefix);
    }

    /** What a server is told that keeps everything here. */
    Map<String, String> everything(String prefix) {
        Map<String, String> settings = new HashMap<>(records(prefix));
        settings.put("REGISTRY_BLOBS_STORE", "redis");
        return settings;
    }

    @Override
    public void close() throws IOException {
        redis.stop();
    }
}
