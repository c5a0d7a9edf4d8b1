package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry with one account that people sign in to. */
abstract class SessionsTestCase {
    static final Origin HOME = new Origin("192.0.2.7", Optional.of("Firefox/150.0"));
    static final Origin CAFE = new Origin("198.51.100.3", Optional.of("Safari/20.0"));

    @TempDir
    Path data;

    TestRegistry registry;
    Sessions sessions;
    Account ada;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        sessions = registry.identity().sessions();
        ada = registry.account("ada");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    IssuedSession begin() {
        return sessions.begin(ada, HOME, false);
    }

    Optional<Actor> actor(IssuedSession issued) {
        return registry.bySession(issued.session().value());
    }

    RefreshResult refresh(IssuedSession issued) {
        return sessions.refresh(issued.refresh().value(), CAFE);
    }

    IssuedSession renewed(RefreshResult result) {
        assertThat(result).isInstanceOf(RefreshResult.Renewed.class);
        return ((RefreshResult.Renewed) result).cookies();
    }
}
