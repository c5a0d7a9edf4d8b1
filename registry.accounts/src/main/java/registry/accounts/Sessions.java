package registry.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.accounts.SessionRecords.Stored;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.StoredCredential;

/**
 * The browsers that people are signed in with. Thread-safe. Whether a session still exists is asked of the store with
 * every request, so ending one works at once and everywhere.
 *
 * <p>A browser holds two cookies. The session cookie says who acts, and lives for an hour or so. The refresh cookie is
 * exchanged for a new pair, once: of several who try it at the same time one succeeds.
 */
public final class Sessions {
    /** The most sessions of one account; a further one takes the place of that which was idle for longest. */
    public static final int MOST_PER_ACCOUNT = 100;

    /**
     * How long what an identity provider says of somebody's rights is believed; after that they sign in again to have
     * them.
     */
    static final Duration CLAIMS = Duration.ofHours(24);

    private final Basis basis;
    private final SessionRecords records;
    private final SessionEnds ends;
    private final AuditLog audit;
    private final SessionMint mint;
    private final SessionRefresh refresh;

    Sessions(Basis basis, Accounts accounts, SigningKeys keys, SessionPolicy policy) {
        this.basis = basis;
        this.records = new SessionRecords(basis.documents());
        this.ends = new SessionEnds(basis, records);
        this.audit = basis.audit();
        this.mint = new SessionMint(basis, new SessionJwt(keys), policy);
        this.refresh = new SessionRefresh(basis, accounts, mint);
    }

    /**
     * Begins a session of an account that has just signed in.
     *
     * @param administratorByClaim whether the identity provider's claims make it an administrator for this session
     */
    public IssuedSession begin(Account account, Origin origin, boolean administratorByClaim) {
        makeRoom(account.id(), origin);
        SessionMint.Draft draft = mint.begin(account.id(), origin, administratorByClaim);
        Batch.Builder batch = Batch.builder();
        records.add(batch, draft.session());
        draft.token().ifPresent(token -> records.add(batch, token.digest(), token.stored()));
        audit.add(batch, draft.session().entry("session.begin", origin.address()));
        if (basis.documents().commit(batch.build()) instanceof CommitResult.Conflict conflict) {
            throw new IllegalStateException("random identifiers repeated: " + conflict.keys());
        }
        return draft.cookies();
    }

    /**
     * Exchanges a refresh token for new cookies. Until they are stored nothing happens to it: after a failure it can be
     * presented again.
     *
     * @param token the value of the refresh cookie; hostile
     * @throws RegistryException when the store fails
     */
    public RefreshResult refresh(String token, Origin origin) {
        return refresh.refresh(token, origin);
    }

    /** The session that a session cookie stands for, if it counts. */
    Optional<SessionLookup.Found> find(String cookie) {
        Instant now = now();
        return mint.claims(cookie)
                .filter(claims -> now.isBefore(claims.expiresAt()))
                .flatMap(claims -> records.session(claims.session())
                        .map(Stored::value)
                        .filter(session -> session.account().equals(claims.account()) && session.countsAt(now))
                        .map(session -> found(session, claims.expiresAt())));
    }

    /** The session with this id, if it counts. */
    Optional<SessionLookup.Found> findById(String id) {
        Instant now = now();
        return records.session(id)
                .map(Stored::value)
                .filter(session -> session.countsAt(now))
                .map(session -> found(session, session.expiresAt()));
    }

    /**
     * Signs a browser out: ends the sessions its cookies belong to, if there are any.
     *
     * @param cookies the values of session and refresh cookies; hostile
     * @param address the client's network address
     */
    public void end(Presented cookies, String address) {
        Optional<String> bySession = cookies.session().flatMap(mint::claims).map(SessionJwt.Claims::session);
        Optional<String> byRefresh = cookies.refresh()
                .flatMap(SessionMint::digest)
                .flatMap(records::refresh)
                .map(token -> token.value().session());
        List.of(bySession, byRefresh)
                .forEach(id -> id.flatMap(records::session)
                        .ifPresent(session -> ends.one(session, session.value().entry(SessionRecord.END, address))));
    }

    /** What a browser presents. */
    public record Presented(Optional<String> session, Optional<String> refresh) {
        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "the cookies of a browser";
        }
    }

    /** Ends all sessions of an account, as a consequence of what happened to it. */
    public void endAll(AccountId account) {
        ends.all(account);
    }

    /** The sessions of an account, the one used last first. */
    public List<SessionInfo> list(AccountId account) {
        Instant now = now();
        return records.ofAccount(account).stream()
                .map(Stored::value)
                .filter(session -> session.countsAt(now))
                .map(SessionRecord::info)
                .sorted(Comparator.comparing(SessionInfo::refreshedAt)
                        .thenComparing(SessionInfo::id)
                        .reversed())
                .toList();
    }

    /**
     * Ends one of the actor's own sessions.
     *
     * @throws RegistryException with {@link ApiError#FORBIDDEN} when the credential lacks {@link Scope#ORGS}, or with
     *     {@link ApiError#NOT_FOUND} when the account has no session with this id
     */
    public void endOne(Actor actor, String id) {
        actor.requireEverywhere(Scope.ORGS);
        Stored<SessionRecord> session = records.session(id)
                .filter(stored ->
                        stored.value().account().equals(actor.account().id()))
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND, "you have no session with this id; list your sessions to see them"));
        ends.one(session, session.value().endedBy(actor));
    }

    /**
     * Ends the actor's own sessions, except that which the actor uses.
     *
     * @throws RegistryException with {@link ApiError#FORBIDDEN} when the credential lacks {@link Scope#ORGS}
     */
    public void endOthers(Actor actor) {
        actor.requireEverywhere(Scope.ORGS);
        records.ofAccount(actor.account().id()).stream()
                .filter(session ->
                        !session.value().id().equals(actor.credential().id()))
                .forEach(session -> ends.one(session, session.value().endedBy(actor)));
    }

    private void makeRoom(AccountId account, Origin origin) {
        List<Stored<SessionRecord>> sessions = records.ofAccount(account);
        sessions.stream()
                .sorted(Comparator.comparing(session -> session.value().refreshedAt()))
                .limit(Math.max(0, sessions.size() - MOST_PER_ACCOUNT + 1))
                .forEach(session -> ends.one(session, session.value().entry(SessionRecord.END, origin.address())));
    }

    private SessionLookup.Found found(SessionRecord session, Instant until) {
        StoredCredential credential = new StoredCredential(
                session.id(), session.account(), Scope.ids(Scope.ALL), Set.of(), Optional.of(until));
        boolean believed = now().isBefore(session.createdAt().plus(CLAIMS));
        return new SessionLookup.Found(credential, session.administrator() && believed);
    }

    private Instant now() {
        return basis.clock().instant();
    }
}
