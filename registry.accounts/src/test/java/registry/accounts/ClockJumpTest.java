package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import registry.api.spi.Batch;

/** Somebody sets the clock of the machine, forward or back. */
class ClockJumpTest extends SessionsTestCase {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aClockPutBackEndsNoSessionAndNoToken() {
        IssuedSession before = begin();
        String token = registry.token(ada);
        registry.pass(DAY.negated());

        assertThat(actor(before)).isPresent();
        assertThat(registry.signIn(token)).isPresent();
        IssuedSession after = renewed(refresh(before));
        assertThat(actor(after)).isPresent();
        assertThat(actor(begin())).isPresent();
    }

    @Test
    void aClockPutForwardAndBackAgainLeavesBrowsersSignedIn() {
        IssuedSession before = begin();
        registry.pass(DAY);
        assertThat(actor(before)).as("its hour is over").isEmpty();
        IssuedSession during = renewed(refresh(before));
        registry.pass(DAY.negated());

        assertThat(actor(during)).isPresent();
        assertThat(actor(renewed(refresh(during)))).isPresent();
    }

    @Test
    void aSigningKeyMadeInTheFutureIsSignedWithUntilItIsOld() {
        String first = registry.identity().keys().current().id();
        registry.pass(Duration.ofDays(40));
        IssuedSession future = begin();
        String second = registry.identity().keys().current().id();
        assertThat(second).isNotEqualTo(first);
        registry.pass(Duration.ofDays(-40));

        assertThat(registry.identity().keys().current().id()).isEqualTo(second);
        assertThat(registry.replica().keys().current().id()).isEqualTo(second);
        assertThat(actor(future)).isPresent();
        registry.pass(Duration.ofDays(70));
        assertThat(registry.identity().keys().current().id()).isNotEqualTo(second);
    }

    @Test
    void everyAuditEntryIsThereUnderTheTimeThatTheClockShowed() {
        AuditLog log = new AuditLog(new SecureRandom(), registry.clock());
        List<Instant> shown = new ArrayList<>();
        for (Duration jump : List.of(Duration.ZERO, DAY, DAY.multipliedBy(-3), Duration.ofSeconds(1), DAY)) {
            registry.pass(jump);
            for (int i = 0; i < 5; i++) {
                Batch.Builder batch = Batch.builder();
                log.add(batch, AuditEntry.of(registry.session(ada), "test.jump", jump + " " + i));
                registry.documents().commit(batch.build());
                shown.add(registry.now());
            }
        }
        List<Instant> listed = registry.identity().audit().stream(AuditFilter.ALL, Optional.empty())
                .filter(entry -> entry.path("action").asText().equals("test.jump"))
                .map(entry -> Instant.parse(entry.path("when").asText()))
                .toList();
        shown.sort(Comparator.reverseOrder());
        assertThat(listed).isEqualTo(shown);
    }
}
