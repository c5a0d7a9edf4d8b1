package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.params.ClientKillParams;
import registry.api.ApiError;
import registry.api.RegistryException;

class LegacyRedisTest extends ImportTestCase {
    private final Doubts doubts = new Doubts();

    @Test
    void readsEveryKeyOnceHoweverManyThereAre() {
        for (int i = 0; i < 5000; i++) {
            legacy.set("user:" + i, "x");
        }
        legacy.set("user_tokens:x", "y");
        try (LegacyRedis redis = LegacyRedis.open(redis().address(), doubts)) {
            assertThat(redis.keys("user:").toList()).hasSize(5000).doesNotHaveDuplicates();
            assertThat(redis.keys("none:")).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsEmpty() {
        try (LegacyRedis redis = LegacyRedis.open(redis().address(), doubts)) {
            assertThat(redis.text("a")).isEmpty();
            assertThat(redis.members("a")).isEmpty();
            assertThat(redis.fields("a")).isEmpty();
            assertThat(redis.part("a", 0, 10)).isEmpty();
        }
        assertThat(doubts.all()).isEmpty();
    }

    @Test
    void holdsNothingHugeInMemory() {
        legacy.redis().setrange("a", 8L * 1024 * 1024 - 1, "x");
        legacy.redis().setrange("b", 8L * 1024 * 1024, "x");
        legacy.set("c", "");
        try (LegacyRedis redis = LegacyRedis.open(redis().address(), doubts)) {
            assertThat(redis.text("a").orElseThrow()).hasSize(8 * 1024 * 1024);
            assertThat(redis.text("b")).isEmpty();
            assertThat(redis.text("c")).hasValue("");
        }
        assertThat(doubts.all()).singleElement().satisfies(doubt -> {
            assertThat(doubt.code()).isEqualTo(DoubtCode.VALUE_TOO_LARGE);
            assertThat(doubt.key()).isEqualTo("b");
        });
    }

    @Test
    void reportsKeysThatAreNoText() {
        legacy.redis().set(new byte[] {'u', 's', 'e', 'r', ':', (byte) 0xff}, new byte[] {'x'});
        legacy.set("user:é", "x");
        try (LegacyRedis redis = LegacyRedis.open(redis().address(), doubts)) {
            assertThat(redis.keys("user:")).containsExactly("user:é");
        }
        assertThat(doubts.all()).extracting(Doubt::code).containsExactly(DoubtCode.KEY_UNKNOWN);
    }

    @Test
    void goesOnWhenTheConnectionBreaks() {
        legacy.set("a", "1");
        try (LegacyRedis redis = LegacyRedis.open(redis().address(), doubts)) {
            assertThat(redis.text("a")).hasValue("1");
            legacy.redis().clientKill(new ClientKillParams().user("reader"));
            assertThat(redis.text("a")).hasValue("1");
        }
    }

    @Test
    void saysWhatIsWrongWithAnAddressWithoutRepeatingIt() {
        for (String address : List.of("http://secret@host", "secret", "redis://:secret@ host", "")) {
            assertThatThrownBy(() -> LegacyRedis.open(address, doubts))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.INVALID_PARAMS))
                    .hasMessageContaining("redis://")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void saysThatNobodyAnswersOrLetsUsIn() {
        String stranger = redis().address().replace("only-for-tests", "secret");
        assertThatThrownBy(() -> LegacyRedis.open(stranger, doubts))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE))
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> LegacyRedis.open("redis://127.0.0.1:1", doubts))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
