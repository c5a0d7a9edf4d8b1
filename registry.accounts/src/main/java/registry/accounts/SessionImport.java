package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.ImportMark;

/**
 * Brings here what keeps browsers of another deployment signed in: refresh tokens, by their digests. Each becomes a
 * session of its own, which its holder goes on with by refreshing it. Thread-safe.
 */
public final class SessionImport {
    static final String KIND = "session";
    private static final Origin ORIGIN = new Origin("-", Optional.of("signed in before the import"));

    private final Basis basis;
    private final SessionRecords records;
    private final RandomIds ids;
    private final AuditLog audit;
    private final SessionPolicy policy;

    SessionImport(Basis basis, SessionPolicy policy) {
        this.basis = basis;
        this.records = new SessionRecords(basis.documents());
        this.ids = new RandomIds(basis.random());
        this.audit = basis.audit();
        this.policy = policy;
    }

    /**
     * A refresh token of another deployment.
     *
     * @param token the SHA-256 of the token
     */
    public record Imported(Digest token, AccountId account, Instant createdAt, Instant expiresAt) {}

    /** What became of it. */
    public enum Outcome {
        /** It counts from now on, for no longer than one that is made now would. */
        IMPORTED,
        /** It was brought before, and may have been used or ended since; nothing changed. */
        PRESENT,
        /** It has expired, or this registry keeps nobody signed in. */
        EXPIRED
    }

    /** Brings one refresh token. */
    public Outcome add(Imported imported) {
        Instant now = basis.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant latest = now.plus(policy.refresh());
        Instant end = imported.expiresAt().isBefore(latest) ? imported.expiresAt() : latest;
        if (!end.isAfter(now)) {
            return Outcome.EXPIRED;
        }
        Instant begin = imported.createdAt().isBefore(now) ? imported.createdAt() : now;
        SessionRecord session = new SessionRecord(
                ids.session(), imported.account(), ORIGIN, false, begin, begin, end, Optional.of(imported.token()));
        Batch.Builder batch = Batch.builder();
        new ImportMark(KIND, imported.token().hex())
                .set(batch, JsonNodeFactory.instance.objectNode().put(KIND, session.id()));
        records.add(batch, session);
        records.add(batch, imported.token(), new RefreshRecord(imported.account(), session.id(), begin, end));
        audit.add(batch, AuditEntry.ofImport("session.import", imported.account() + "/" + session.id()));
        return basis.documents().commit(batch.build()) instanceof CommitResult.Committed
                ? Outcome.IMPORTED
                : Outcome.PRESENT;
    }
}
