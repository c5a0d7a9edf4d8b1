package registry.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import registry.accounts.SessionRecords.Stored;
import registry.api.spi.Batch;

/**
 * Removes what has expired: sessions, refresh tokens, and what is left of spent ones. Does nothing but tidy up, so that
 * any number of processes may do it at once. Thread-safe.
 */
final class SessionSweep {
    private static final int BATCH = 100;

    private final Basis basis;
    private final SessionRecords records;

    SessionSweep(Basis basis) {
        this.basis = basis;
        this.records = new SessionRecords(basis.documents());
    }

    void run() {
        Instant now = basis.clock().instant();
        records.all(SessionRecords.SESSION, SessionRecord::decode)
                .filter(session -> !session.value().countsAt(now))
                .forEach(this::remove);
        removeTokens(SessionRecords.REFRESH, now);
        removeTokens(SessionRecords.SPENT, now);
    }

    /** One that is refreshed meanwhile stays. */
    private void remove(Stored<SessionRecord> session) {
        Batch.Builder batch = Batch.builder();
        records.remove(batch, session);
        basis.documents().commit(batch.build());
    }

    /** These records never change, so that nothing can happen between reading and removing them. */
    private void removeTokens(String prefix, Instant now) {
        List<String> keys = new ArrayList<>();
        records.all(prefix, RefreshRecord::decode)
                .filter(token -> !token.value().countsAt(now))
                .forEach(token -> {
                    keys.add(token.key());
                    if (keys.size() == BATCH) {
                        remove(keys);
                    }
                });
        if (!keys.isEmpty()) {
            remove(keys);
        }
    }

    private void remove(List<String> keys) {
        Batch.Builder batch = Batch.builder();
        keys.forEach(batch::delete);
        basis.documents().commit(batch.build());
        keys.clear();
    }
}
