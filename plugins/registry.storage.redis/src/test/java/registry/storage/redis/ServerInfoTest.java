package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

class ServerInfoTest {
    static List<Path> programs() {
        return RedisBinary.all();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void warnsOfEverythingThatLosesData(Path program) {
        try (RedisProcess process = RedisProcess.start(program);
                Jedis admin = process.client();
                Redis redis = Redis.open("test", RedisConfig.of(OneRedis.scope(process.url(), Map.of())))) {
            assertThat(info(redis).warnings()).singleElement().asString().contains("persistence is OFF");
            admin.configSet("appendonly", "yes");
            assertThat(info(redis).warnings()).singleElement().asString().contains("appendfsync everysec");
            admin.configSet("appendfsync", "always");
            assertThat(info(redis).warnings()).isEmpty();
            assertThat(info(redis).evictionPolicy()).isEmpty();
            admin.configSet("maxmemory-policy", "volatile-ttl");
            assertThat(info(redis).evictionPolicy())
                    .as("only what has a time to live")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void comparesVersions(Path program) {
        try (RedisProcess process = RedisProcess.start(program);
                Redis redis = Redis.open("test", RedisConfig.of(OneRedis.scope(process.url(), Map.of())))) {
            ServerInfo info = info(redis);
            assertThat(info.version()).matches("[67]\\.[0-9]+\\.[0-9]+");
            assertThat(info.isBefore(6, 2)).isFalse();
            assertThat(info.isBefore(7, 2)).isTrue();
            assertThat(info.isBefore(10, 0)).isTrue();
        }
    }

    private static ServerInfo info(Redis redis) {
        return redis.call(new Keys("registry").state(), ServerInfo::of);
    }
}
