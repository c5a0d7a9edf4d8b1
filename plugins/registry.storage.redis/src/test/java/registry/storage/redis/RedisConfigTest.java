package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class RedisConfigTest {
    @TempDir
    private Path directory;

    @Test
    void hasDefaultsForEverythingButTheServer() {
        RedisConfig config = parse(Map.of("url", "redis://localhost"));

        assertThat(config.servers()).isEqualTo(new Servers.One(new HostAndPort("localhost", 6379)));
        assertThat(config.credentials()).isEqualTo(Credentials.NONE);
        assertThat(config.database()).isZero();
        assertThat(config.tls()).isEmpty();
        assertThat(config.prefix()).isEqualTo("registry");
        assertThat(config.poolSize()).isEqualTo(16);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(750));
        assertThat(config.timeout()).isEqualTo(Duration.ofMillis(4_500));
        assertThat(parse(Map.of("url", "redis://localhost", "timeout-millis", "600"))
                        .connectTimeout())
                .isEqualTo(Duration.ofMillis(100));
        assertThat(config.durability()).isEqualTo(new Durability(0, false));
        assertThat(config.history()).isEqualTo(100_000);
    }

    @Test
    void readsEverythingFromAUrl() {
        RedisConfig config = parse(Map.of("url", "rediss://ada:p%40ss+w%C3%B6rd@[::1]:7000/3"));

        assertThat(config.servers()).isEqualTo(new Servers.One(new HostAndPort("[::1]", 7000)));
        assertThat(config.credentials()).isEqualTo(new Credentials("ada", "p@ss+wörd"));
        assertThat(config.database()).isEqualTo(3);
        assertThat(config.tls()).isPresent();
    }

    @Test
    void readsAPasswordOfTheDefaultUser() {
        assertThat(parse(Map.of("url", "redis://:secret@localhost")).credentials())
                .isEqualTo(new Credentials(null, "secret"));
        assertThat(parse(Map.of("url", "redis://localhost", "password", "secret"))
                        .credentials())
                .isEqualTo(new Credentials(null, "secret"));
    }

    @Test
    void readsSentinels() {
        RedisConfig config = parse(Map.of(
                "sentinel.master", "main",
                "sentinel.nodes", "one, two:26380,[::1]:26381",
                "sentinel.user", "watcher",
                "sentinel.password", "s",
                "user", "ada",
                "password", "p",
                "database", "2",
                "tls.mode", "on"));

        assertThat(config.servers())
                .isEqualTo(new Servers.Sentinels(
                        "main",
                        Set.of(
                                new HostAndPort("one", 26379),
                                new HostAndPort("two", 26380),
                                new HostAndPort("[::1]", 26381)),
                        new Credentials("watcher", "s")));
        assertThat(config.credentials()).isEqualTo(new Credentials("ada", "p"));
        assertThat(config.database()).isEqualTo(2);
        assertThat(config.tls()).isPresent();
    }

    @Test
    void readsClusters() {
        assertThat(parse(Map.of("cluster.nodes", "one:7000,two")).servers())
                .isEqualTo(new Servers.Cluster(Set.of(new HostAndPort("one", 7000), new HostAndPort("two", 6379))));
    }

    @Test
    void refusesUrlsThatAreNone() {
        for (String url : List.of(
                "localhost:6379",
                "http://localhost",
                "redis://",
                "redis://local host",
                "redis://topsecret@localhost",
                "redis://a:topsecret@localhost/x",
                "redis://a:topsecret@localhost?db=1",
                "redis://a:topsecret@localhost#1",
                "redis://a:topsecret@local_host",
                "redis://a:topsecret%@localhost")) {
            assertInvalid(Map.of("url", url), "registry.redis.url must be redis://");
        }
    }

    @Test
    void refusesWhatContradictsItself() {
        String url = "redis://ada:topsecret@localhost/1";
        assertInvalid(Map.of(), "registry.redis.url must be set, or instead of it");
        assertInvalid(Map.of("url", url, "cluster.nodes", "one"), "but only one");
        assertInvalid(Map.of("sentinel.nodes", "one", "cluster.nodes", "one"), "but only one");
        assertInvalid(Map.of("sentinel.nodes", "one"), "registry.redis.sentinel.master must be set");
        assertInvalid(Map.of("url", url, "user", "bob"), "registry.redis.user must not be set");
        assertInvalid(Map.of("url", url, "password", "topsecret2"), "registry.redis.password must not be set");
        assertInvalid(Map.of("url", url, "tls.mode", "on"), "registry.redis.tls.mode contradicts");
        assertInvalid(Map.of("url", "rediss://localhost", "tls.mode", "off"), "registry.redis.tls.mode contradicts");
        assertInvalid(Map.of("cluster.nodes", "one", "database", "1"), "registry.redis.database must be 0");
        assertInvalid(Map.of("url", url, "tls.ca-file", "ca.pem"), "registry.redis.tls.ca-file is set, but");
    }

    @Test
    void refusesValuesThatCannotBe() {
        for (String nodes : List.of("", ":7000", "one:", "one:x", "one:0", "one:65536", "one,,two")) {
            assertInvalid(Map.of("cluster.nodes", nodes, "sentinel.master", "x"), "registry.redis.");
        }
        for (String prefix : List.of("a{b}", "a:b", "ä", "-a", "a".repeat(65), "a.b", "a*")) {
            assertInvalid(Map.of("url", "redis://localhost", "prefix", prefix), "registry.redis.prefix must be");
        }
        assertInvalid(Map.of("url", "redis://localhost", "colour", "red"), "registry.redis.colour is not known");
        assertInvalid(Map.of("url", "redis://localhost", "pool-size", "1"), "registry.redis.pool-size must be");
        assertInvalid(
                Map.of("url", "redis://localhost", "timeout-millis", "1000", "connect-timeout-millis", "251"),
                "registry.redis.connect-timeout-millis must be between 50 and 250");
    }

    @Test
    void refusesFilesThatAreOfNoUse() throws IOException {
        String text =
                Files.writeString(directory.resolve("text"), "no certificate").toString();
        String missing = directory.resolve("missing").toString();
        for (String key : List.of("tls.ca-file", "tls.client-store")) {
            assertInvalid(Map.of("url", "rediss://localhost", key, missing), "registry.redis." + key);
            assertInvalid(Map.of("url", "rediss://localhost", key, text), "registry.redis." + key);
        }
    }

    @Test
    void showsNoPasswords() {
        RedisConfig url = parse(Map.of("url", "redis://ada:topsecret@localhost"));
        RedisConfig sentinels = parse(Map.of(
                "sentinel.master",
                "m",
                "sentinel.nodes",
                "s",
                "sentinel.password",
                "topsecret",
                "password",
                "topsecret"));

        assertThat(url.toString()).contains("ada").doesNotContain("topsecret");
        assertThat(sentinels.toString()).doesNotContain("topsecret");
    }

    @Test
    void namesEveryKeyItReads() {
        assertThat(RedisConfig.KEYS).hasSize(20).allMatch(key -> key.matches("[a-z.-]+"));
        assertThat(new RedisMetadataStoreProvider().configKeys()).isEqualTo(RedisConfig.KEYS);
        assertThat(new RedisBlobStoreProvider().configKeys()).isEqualTo(RedisConfig.KEYS);
    }

    private static RedisConfig parse(Map<String, String> values) {
        return RedisConfig.of(ConfigScope.of("registry.redis", values));
    }

    private static void assertInvalid(Map<String, String> values, String message) {
        assertThatExceptionOfType(RegistryException.class)
                .as("%s", values)
                .isThrownBy(() -> parse(values))
                .withMessageContaining(message)
                .withNoCause()
                .satisfies(e -> assertThat(e.code()).isEqualTo(ApiError.CONFIG_INVALID))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
    }
}
