package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final AtomicLong now = new AtomicLong();
    private final Timeline timeline = new Timeline(now::get);

    @Test
    void remembersWhatMadeARevision() {
        timeline.stands(1, "a");
        timeline.stands(1, "a");

        assertThat(timeline.commit(1)).isEqualTo("a");
        assertThat(timeline.commit(2)).isEmpty();
    }

    @Test
    void doubtsARevisionThatWasMadeTwiceForAWhile() {
        timeline.stands(1, "a");
        timeline.stands(1, "b");
        timeline.stands(1, "b");
        assertThat(timeline.commit(1)).isEqualTo(Timeline.AMBIGUOUS);

        now.addAndGet(Duration.ofMinutes(1).minusNanos(1).toNanos());
        assertThat(timeline.commit(1)).isEqualTo(Timeline.AMBIGUOUS);
        now.incrementAndGet();
        assertThat(timeline.commit(1)).isEqualTo("b");
    }

    @Test
    void forgetsWhereNobodyWasForLong() {
        timeline.stands(1, "first");
        timeline.stands(2, "second");
        for (int revision = 3; revision <= 4_097; revision++) {
            timeline.stands(1, "first");
            timeline.stands(revision, "x");
        }

        assertThat(timeline.commit(1)).isEqualTo("first");
        assertThat(timeline.commit(2)).isEmpty();
        assertThat(timeline.commit(4_097)).isEqualTo("x");
    }
}
