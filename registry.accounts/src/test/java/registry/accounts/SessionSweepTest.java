package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

class SessionSweepTest extends SessionsTestCase {
    @Test
    void removesWhatHasExpiredAndNothingElse() {
        IssuedSession gone = renewed(refresh(begin()));
        registry.pass(Duration.ofDays(8));
        IssuedSession lives = renewed(refresh(begin()));
        sweep();
        assertThat(registry.keys("refresh-spent/")).hasSize(1);
        assertThat(sessions.list(ada.id())).hasSize(2);

        registry.pass(Duration.ofDays(22));
        sweep();
        assertThat(registry.keys("session/")).hasSize(1);
        assertThat(registry.keys("account-session/")).hasSize(1);
        assertThat(registry.keys("refresh/")).hasSize(1);
        assertThat(registry.keys("refresh-spent/")).isEmpty();
        assertThat(refresh(gone)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(renewed(refresh(lives))).isNotNull();
    }

    @Test
    void removesManyAndMayRunSeveralTimesAtOnce() {
        IssuedSession issued = begin();
        for (int i = 0; i < 250; i++) {
            issued = renewed(refresh(issued));
        }
        registry.pass(Duration.ofDays(31));
        Together.run(4, i -> {
            sweep();
            return i;
        });
        assertThat(registry.keys("session/")).isEmpty();
        assertThat(registry.keys("refresh/")).isEmpty();
        assertThat(registry.keys("refresh-spent/")).isEmpty();
    }

    @Test
    void leavesASessionThatIsRefreshedMeanwhile() {
        IssuedSession issued = begin();
        registry.pass(Duration.ofDays(30));
        List<String> found = new ArrayList<>();
        Basis racing = new Basis(
                new DocumentStore(CommitHook.before(registry.metadata(), () -> {
                    if (found.isEmpty()) {
                        found.add("once");
                        registry.pass(Duration.ofDays(-1));
                        renewed(refresh(issued));
                    }
                })),
                new SecureRandom(),
                registry.clock());
        new SessionSweep(racing).run();
        assertThat(found).hasSize(1);
        assertThat(sessions.list(ada.id())).hasSize(1);
    }

    @Test
    void goesOnBehindDamagedRecords() {
        begin();
        registry.documents()
                .commit(Batch.builder()
                        .put("session/0", "junk".getBytes(StandardCharsets.UTF_8))
                        .put("refresh/0", "{}".getBytes(StandardCharsets.UTF_8))
                        .build());
        registry.pass(Duration.ofDays(30));
        sweep();
        assertThat(registry.keys("session/")).containsExactly("session/0");
        assertThat(registry.keys("refresh/")).containsExactly("refresh/0");
    }

    private void sweep() {
        new SessionSweep(new Basis(registry.documents(), new SecureRandom(), registry.clock())).run();
    }
}
