package registry.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void givesTheResult() {
        assertThat(Background.run("test", () -> "done"))
                .succeedsWithin(PATIENCE)
                .isEqualTo("done");
    }

    @Test
    void keepsNobodyWaitingWhenItGoesWrong() {
        CompletableFuture<String> broken = Background.run("test", () -> {
            throw new AssertionError("an error, which no handler of exceptions hears of");
        });
        assertThat(broken)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void keepsNoProgramFromEnding() {
        assertThat(Background.run("test", () -> Thread.currentThread().isDaemon()))
                .succeedsWithin(PATIENCE)
                .isEqualTo(true);
    }
}
