package registry.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final int LIMIT = 3;

    private final AtomicLong now = new AtomicLong(1_000);
    private final Counters counters = new Counters(now::get);

    @Test
    void allowsAsManyAsTheLimitWithinAMinute() {
        assertThat(counters.take("a", LIMIT)).isEqualTo(new Taken(true, 3, 2, untilReset()));
        assertThat(counters.take("a", LIMIT).remaining()).isEqualTo(1);
        assertThat(counters.take("a", LIMIT)).isEqualTo(new Taken(true, 3, 0, untilReset()));
        assertThat(counters.take("a", LIMIT)).isEqualTo(new Taken(false, 3, 0, untilReset()));
        assertThat(counters.take("b", LIMIT).allowed()).isTrue();
    }

    @Test
    void allowsAgainWhenItSaidSo() {
        exhaust("a");
        Taken refused = counters.take("a", LIMIT);
        now.addAndGet(refused.reset().toNanos() - 1);
        assertThat(counters.take("a", LIMIT).allowed()).isFalse();
        now.addAndGet(1);
        assertThat(counters.take("a", LIMIT).allowed()).isTrue();
    }

    @Test
    void doesNotPunishForAskingInVain() {
        exhaust("a");
        for (int second = 0; second < 60; second++) {
            counters.take("a", LIMIT);
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(counters.take("a", LIMIT).remaining()).isEqualTo(LIMIT - 1);
    }

    @Test
    void neverAllowsMoreToManyAtOnce() throws InterruptedException {
        AtomicInteger allowed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                threads.execute(() -> {
                    if (counters.take("a", 100).allowed()) {
                        allowed.incrementAndGet();
                    }
                });
            }
        }
        assertThat(allowed).hasValue(100);
    }

    @Test
    void staysSmallUnderMillionsOfAddressesAndForgetsNobodyWhoReachedTheLimit() {
        exhaust("guesser");
        for (int i = 0; i < 2_000_000; i++) {
            counters.take("flood " + i, LIMIT);
        }
        assertThat(counters.size()).isLessThanOrEqualTo(2048 * Counters.GROUP_SIZE);
        assertThat(counters.take("guesser", LIMIT).allowed()).isFalse();
    }

    @Test
    void givesThePlacesOfTheForgottenToOthers() {
        Counters few = new Counters(1, now::get);
        for (int i = 0; i < Counters.GROUP_SIZE; i++) {
            for (int n = 0; n < LIMIT; n++) {
                few.take("old " + i, LIMIT);
            }
        }
        now.addAndGet(RecentCount.WINDOW.toNanos());
        few.take("new", LIMIT);
        few.take("new", LIMIT);
        few.take("newer", LIMIT);
        assertThat(few.size()).isEqualTo(Counters.GROUP_SIZE);
        assertThat(few.take("new", LIMIT).remaining()).isZero();
    }

    private void exhaust(String key) {
        for (int n = 0; n < LIMIT; n++) {
            assertThat(counters.take(key, LIMIT).allowed()).isTrue();
        }
    }

    private Duration untilReset() {
        return Duration.ofMinutes(1).minusNanos(now.get());
    }
}
