package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.catalog.Refusals.refusal;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.Digest;

class VerificationGateTest {
    private final VerificationGate gate = new VerificationGate(2);

    @Test
    void letsNoMoreThanTheConfiguredNumberRunAtOnce() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Together.run(
                32,
                i -> gate.run(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Digest.ofContent(new byte[1_000_000]); // long enough for others to try
                    return running.decrementAndGet();
                }));

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void opensAgainAfterAFailure() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> gate.run(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(gate.run(() -> "done")).isEqualTo("done");
    }

    @Test
    void turnsInterruptedCallersAway() {
        Thread.currentThread().interrupt();

        assertThat(refusal(() -> gate.run(() -> "never"))).isEqualTo(ApiError.TOO_MANY_REQUESTS);
        assertThat(Thread.interrupted()).isTrue();
    }
}
