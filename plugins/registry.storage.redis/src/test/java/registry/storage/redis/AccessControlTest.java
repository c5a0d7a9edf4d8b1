package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;
import static registry.storage.redis.StoreWords.value;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.spi.BlobStore;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;

/** A user that may do what the manual lists and nothing else. */
class AccessControlTest {
    /** As in docs/storage.md, with the prefix {@code registry}. */
    private static final String GRANTED = "~{registry}:* ~{registry.*}:* resetchannels"
            + " +@read +@write +@scripting -@dangerous +time +wait +info +config|get";

    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    @Test
    void needsNoMoreThanTheManualLists() throws IOException {
        byte[] content = content(300_000, 1);
        RedisConfig config = RedisConfig.of(user(GRANTED, "secret", "secret"));
        try (MetadataStore metadata = RedisMetadataStore.open(config);
                BlobStore blobs = RedisBlobStore.open(config)) {
            put(metadata, "a", "1");
            metadata.addToCounters(Map.of("c", 1L));
            store(blobs, content);
            store(blobs, content);

            assertThat(value(metadata, "a")).isEqualTo("1");
            assertThat(metadata.scan("", "", 10)).hasSize(1);
            assertThat(metadata.counters("")).isEqualTo(Map.of("c", 1L));
            assertThat(metadata.changes(0, 10, Duration.ZERO)).isInstanceOf(Changes.Feed.class);
            assertThat(metadata.changes(1, 10, Duration.ofMillis(50))).isInstanceOf(Changes.Feed.class);
            assertThat(read(blobs, content)).isEqualTo(content);
            assertThat(blobs.delete(Digest.ofContent(content), Instant.parse("2100-01-01T00:00:00Z")))
                    .isTrue();
        }
    }

    @Test
    void saysWhatCannotBeChecked() {
        ConfigScope config = user(GRANTED + " -info -config", "secret", "secret");
        try (Redis redis = Redis.open("test", RedisConfig.of(config))) {
            ServerInfo info = redis.call(new Keys("registry").state(), ServerInfo::of);

            assertThat(info.warnings()).singleElement().asString().contains("could not be checked");
        }
        RedisMetadataStore.open(RedisConfig.of(config)).close();
    }

    @Test
    void doesNotBeginWithAUserWhoMayNotDoEverything() {
        for (String missing :
                List.of("xadd", "hset", "hincrby", "hdel", "zadd", "zremrangebyscore", "zrem", "evalsha")) {
            RedisConfig config = RedisConfig.of(user(GRANTED + " -" + missing, "secret", "secret"));

            assertUnavailable(() -> RedisMetadataStore.open(config), "may not do this; grant it what docs/storage.md");
            assertUnavailable(() -> RedisBlobStore.open(config), "may not do this; grant it what docs/storage.md");
        }
    }

    @Test
    void doesNotShowAPasswordThatIsWrong() {
        RedisConfig wrong = RedisConfig.of(user(GRANTED, "secret", "topsecret"));

        assertUnavailable(() -> RedisMetadataStore.open(wrong), "does not accept the user or the password")
                .satisfies(e -> assertThat(allText(e)).noneMatch(text -> text.contains("topsecret")));
    }

    private static ConfigScope user(String rules, String password, String used) {
        String name = "user-" + UUID.randomUUID();
        List<String> arguments = new ArrayList<>(List.of("SETUSER", name, "on", ">" + password));
        arguments.addAll(List.of(rules.split(" ")));
        try (Jedis admin = REDIS.process().client()) {
            admin.sendCommand(Protocol.Command.ACL, arguments.toArray(String[]::new));
        }
        return REDIS.newStore(Map.of("prefix", "registry", "user", name, "password", used));
    }

    private static List<String> allText(Throwable e) {
        List<String> text = new ArrayList<>();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            text.add(cause.toString());
        }
        return text;
    }
}
