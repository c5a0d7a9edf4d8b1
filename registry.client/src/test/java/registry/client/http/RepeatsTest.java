package registry.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import registry.client.RefusedException;
import registry.client.RetryPolicy;

class RepeatsTest {
    private static final Call READ = Call.get(Address.of("x"));
    private static final Random RANDOM = new Random(1);

    @Test
    void doublesThePauseUpToTheLongestAndShortensItByAHalfAtMost() {
        RetryPolicy policy = new RetryPolicy(20, Duration.ofMillis(100), Duration.ofMillis(900));
        for (int round = 0; round < 1000; round++) {
            assertThat(pause(policy, RANDOM, 1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(pause(policy, RANDOM, 2)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(pause(policy, RANDOM, 4)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
            assertThat(pause(policy, RANDOM, 5)).isBetween(Duration.ofMillis(450), Duration.ofMillis(900));
            assertThat(pause(policy, RANDOM, 19)).isBetween(Duration.ofMillis(450), Duration.ofMillis(900));
        }
    }

    @Test
    void doesNotPauseForTheSameTimeEachTime() {
        RetryPolicy policy = RetryPolicy.STANDARD;
        assertThat(List.of(pause(policy, RANDOM, 1), pause(policy, RANDOM, 1), pause(policy, RANDOM, 1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void survivesTheLongestDelaysThereAre() {
        RetryPolicy policy = new RetryPolicy(20, Duration.ofDays(100), Duration.ofDays(366));
        for (int attempts = 1; attempts < 20; attempts++) {
            assertThat(pause(policy, RANDOM, attempts)).isBetween(Duration.ofDays(50), Duration.ofDays(366));
        }
    }

    @Test
    void waitsNoShorterThanAskedAndNotAtAllWhenThatIsTooLong() {
        RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(10));
        assertThat(new Repeats(policy, RANDOM).pause(READ, busy(Duration.ofSeconds(7)), 1))
                .contains(Duration.ofSeconds(7));
        assertThat(new Repeats(policy, RANDOM).pause(READ, busy(Duration.ofSeconds(11)), 1))
                .isEmpty();
        assertThat(new Repeats(policy, RANDOM)
                        .pause(READ, busy(Duration.ZERO), 1)
                        .orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void doesNotRepeatWhereOneAttemptIsAllowed() {
        assertThat(new Repeats(RetryPolicy.NONE, RANDOM).pause(READ, busy(Duration.ZERO), 1))
                .isEmpty();
    }

    private static Duration pause(RetryPolicy policy, RandomGenerator random, int attempts) {
        return new Repeats(policy, random)
                .pause(READ, busy(Duration.ZERO), attempts)
                .orElseThrow();
    }

    private static RefusedException busy(Duration retryAfter) {
        return new RefusedException(new RefusedException.Refusal(
                503, "busy", "Not now", Optional.empty(), Optional.of(retryAfter), "{}", List.of()));
    }
}
