package registry.accounts;

import java.util.Optional;
import java.util.function.BiConsumer;
import registry.accounts.SessionRecords.Stored;
import registry.api.AccountId;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/** Ends sessions. Thread-safe. */
final class SessionEnds {
    private final Basis basis;
    private final SessionRecords records;
    private final AuditLog audit;

    SessionEnds(Basis basis, SessionRecords records) {
        this.basis = basis;
        this.records = records;
        this.audit = basis.audit();
    }

    /** Ends a session, and records who did. If it is refreshed meanwhile, what the refresh made is ended. */
    void one(Stored<SessionRecord> session, AuditEntry entry) {
        end(session, (batch, current) -> {
            records.remove(batch, current);
            audit.add(batch, entry);
        });
    }

    /**
     * Ends all sessions of an account, as a consequence of something that is recorded itself. Their refresh tokens stay
     * until they are presented once more, so that the browser hears what happened.
     */
    void all(AccountId account) {
        records.ofAccount(account).forEach(session -> end(session, records::close));
    }

    private void end(Stored<SessionRecord> session, BiConsumer<Batch.Builder, Stored<SessionRecord>> how) {
        Optional<Stored<SessionRecord>> current = Optional.of(session);
        while (current.isPresent()) {
            Batch.Builder batch = Batch.builder();
            how.accept(batch, current.get());
            if (basis.documents().commit(batch.build()) instanceof CommitResult.Committed) {
                return;
            }
            current = records.session(session.value().id());
        }
    }
}
