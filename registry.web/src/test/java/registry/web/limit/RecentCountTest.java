package registry.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentCountTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** {@link System#nanoTime} may begin anywhere, below zero too. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 7_123_456_789L, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2})
    void forgetsWithinTheLastStepOfAMinute(long start) {
        RecentCount count = new RecentCount(start);
        count.add(start);
        assertThat(count.total(start + 54 * SECOND)).isEqualTo(1);
        assertThat(count.total(start + 60 * SECOND)).isZero();
    }

    @Test
    void forgetsBitByBit() {
        RecentCount count = new RecentCount(0);
        for (int second = 0; second < 60; second += 10) {
            count.add(second * SECOND);
        }
        assertThat(count.total(59 * SECOND)).isEqualTo(6);
        assertThat(count.total(60 * SECOND)).isEqualTo(5);
        assertThat(count.total(71 * SECOND)).isEqualTo(4);
        assertThat(count.total(10_000 * SECOND)).isZero();
    }

    @Test
    void saysWhenTheNextIsForgotten() {
        RecentCount count = new RecentCount(0);
        assertThat(count.untilNextForgotten(0)).isZero();
        count.add(2 * SECOND);
        count.add(31 * SECOND);
        assertThat(count.untilNextForgotten(40 * SECOND)).isEqualTo(Duration.ofSeconds(20));
        assertThat(count.total(60 * SECOND)).isEqualTo(1);
        assertThat(count.untilNextForgotten(60 * SECOND)).isEqualTo(Duration.ofSeconds(30));
    }
}
