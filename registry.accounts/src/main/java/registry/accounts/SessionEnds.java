package registry.accounts;

import java.util.Optional;
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
        end(session, Optional.of(entry));
    }

    /** Ends all sessions of an account, as a consequence of something that is recorded itself. */
    void all(AccountId account) {
        records.ofAccount(account).forEach(session -> end(session, Optional.empty()));
    }

    private void end(Stored<SessionRecord> session, Optional<AuditEntry> entry) {
        Optional<Stored<SessionRecord>> current = Optional.of(session);
        while (current.isPresent()) {
            Batch.Builder batch = Batch.builder();
            records.remove(batch, current.get());
            entry.ifPresent(recorded -> audit.add(batch, recorded));
            if (basis.documents().commit(batch.build()) instanceof CommitResult.Committed) {
                return;
            }
            current = records.session(session.value().id());
        }
    }
}
