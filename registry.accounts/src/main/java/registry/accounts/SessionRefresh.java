package registry.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import registry.accounts.SessionRecords.Stored;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/**
 * Exchanges refresh tokens. Thread-safe.
 *
 * <p>Nothing is written before the new cookies are made, and then everything at once, on condition that the token is not
 * spent: of several who present it at the same time one succeeds, and a failure at any moment spends nothing.
 */
final class SessionRefresh {
    /** A browser with several windows may present a token more than once in a moment; later it is somebody else. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    /** How long it is noticed that a spent token comes back: then its session ends (RFC 9700 §4.14.2). */
    private static final Duration NOTICED = Duration.ofDays(7);

    private final Basis basis;
    private final SessionRecords records;
    private final SessionEnds ends;
    private final Accounts accounts;
    private final SessionMint mint;

    SessionRefresh(Basis basis, Accounts accounts, SessionMint mint) {
        this.basis = basis;
        this.records = new SessionRecords(basis.documents());
        this.ends = new SessionEnds(basis, records);
        this.accounts = accounts;
        this.mint = mint;
    }

    RefreshResult refresh(String secret, Origin origin) {
        Optional<Digest> token = SessionMint.digest(secret);
        return token.isPresent() ? refresh(token.get(), origin) : new RefreshResult.Unknown();
    }

    private RefreshResult refresh(Digest token, Origin origin) {
        Optional<Stored<RefreshRecord>> found = records.refresh(token);
        while (found.isPresent()) {
            Optional<RefreshResult> result = attempt(token, found.get(), origin);
            if (result.isPresent()) {
                return result.get();
            }
            found = records.refresh(token);
        }
        noticeReplay(token, origin);
        return new RefreshResult.Unknown();
    }

    /** Empty when another change came first. */
    private Optional<RefreshResult> attempt(Digest token, Stored<RefreshRecord> found, Origin origin) {
        RefreshRecord refresh = found.value();
        if (!refresh.countsAt(now())) {
            discard(found);
            return Optional.of(new RefreshResult.Unknown());
        }
        Optional<Account> account = accounts.find(refresh.account());
        if (account.filter(known -> !known.isSuspended()).isEmpty()) {
            ends.all(refresh.account());
            discard(found);
            return Optional.of(account.isPresent() ? new RefreshResult.Suspended() : new RefreshResult.AccountGone());
        }
        Optional<Stored<SessionRecord>> session = records.session(refresh.session())
                .filter(stored -> stored.value().refresh().filter(token::equals).isPresent());
        if (session.isEmpty()) {
            discard(found);
            return Optional.of(new RefreshResult.Unknown());
        }
        SessionMint.Draft draft = mint.renew(session.get().value(), origin);
        Batch.Builder batch = Batch.builder();
        records.replace(batch, session.get(), draft.session());
        records.spend(batch, token, found, refresh.spent(now(), NOTICED));
        draft.token().ifPresent(next -> records.add(batch, next.digest(), next.stored()));
        return commit(batch.build(), draft.session())
                ? Optional.of(new RefreshResult.Renewed(account.get(), draft.cookies()))
                : Optional.empty();
    }

    private void discard(Stored<RefreshRecord> token) {
        basis.documents().commit(Batch.builder().delete(token.key()).build());
    }

    /** A commit whose confirmation was lost may have happened; the browser must get the cookies that count now. */
    private boolean commit(Batch batch, SessionRecord next) {
        try {
            return basis.documents().commit(batch) instanceof CommitResult.Committed;
        } catch (RegistryException e) {
            boolean done = records.session(next.id())
                    .filter(stored -> stored.value().equals(next))
                    .isPresent();
            if (done) {
                return true;
            }
            throw e;
        }
    }

    private void noticeReplay(Digest token, Origin origin) {
        Optional<Stored<SessionRecord>> session = records.spent(token)
                .filter(spent -> spent.value().at().plus(TOGETHER).isBefore(now()))
                .flatMap(spent -> records.session(spent.value().session()));
        session.ifPresent(stored -> ends.one(stored, stored.value().entry("session.replay", origin.address())));
    }

    private Instant now() {
        return basis.clock().instant();
    }
}
