package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.accounts.IssuedSession.Secret;
import registry.api.AccountId;
import registry.api.Digest;

/** Makes sessions and their cookies, all of it before anything is stored. Thread-safe. */
final class SessionMint {
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Basis basis;
    private final RandomIds ids;
    private final SessionJwt jwt;
    private final SessionPolicy policy;

    SessionMint(Basis basis, SessionJwt jwt, SessionPolicy policy) {
        this.basis = basis;
        this.ids = new RandomIds(basis.random());
        this.jwt = jwt;
        this.policy = policy;
    }

    /** A session to be stored, and what its browser gets once it is. */
    record Draft(SessionRecord session, Optional<Token> token, IssuedSession cookies) {}

    /** A refresh token to be stored. */
    record Token(Digest digest, RefreshRecord stored) {}

    /** A new session. */
    Draft begin(AccountId account, Origin origin, boolean administrator) {
        Instant now = basis.clock().instant();
        return draft(new SessionRecord(
                ids.session(), account, origin, administrator, now, now, now.plus(policy.session()), Optional.empty()));
    }

    /** A session that goes on, refreshed from {@code origin}. */
    Draft renew(SessionRecord session, Origin origin) {
        Instant now = basis.clock().instant();
        return draft(session.renewed(origin, now, now.plus(policy.session())));
    }

    /** What a genuine session cookie says; it may have expired, and its session ended. */
    Optional<SessionJwt.Claims> claims(String cookie) {
        return jwt.verify(cookie);
    }

    /** The digest under which a refresh token is stored; empty for what cannot be one. */
    static Optional<Digest> digest(String token) {
        return TOKEN.matcher(token).matches() ? Optional.of(hash(token)) : Optional.empty();
    }

    private Draft draft(SessionRecord session) {
        Instant now = session.refreshedAt();
        Secret cookie = cookie(session, now);
        if (policy.refresh().isZero()) {
            return new Draft(session, Optional.empty(), new IssuedSession(cookie, Secret.NONE));
        }
        String secret = draw();
        Token token = new Token(
                hash(secret), new RefreshRecord(session.account(), session.id(), now, now.plus(policy.refresh())));
        return new Draft(
                session.refreshedBy(token.digest()),
                Optional.of(token),
                new IssuedSession(cookie, new Secret(secret, policy.refresh())));
    }

    private Secret cookie(SessionRecord session, Instant now) {
        if (policy.cookie().isZero()) {
            return Secret.NONE;
        }
        SessionJwt.Claims claims = new SessionJwt.Claims(session.id(), session.account(), now.plus(policy.cookie()));
        return new Secret(jwt.sign(claims, now), policy.cookie());
    }

    private String draw() {
        byte[] bytes = new byte[TOKEN_BYTES];
        basis.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Digest hash(String token) {
        return Digest.ofContent(token.getBytes(StandardCharsets.US_ASCII));
    }
}
