package registry.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Authenticator.NewCredential;
import registry.api.spi.Batch;
import registry.api.spi.StoredCredential;
import registry.storage.Document;

/** Makes, lists and revokes API tokens. Thread-safe. A revoked token stops counting with the next request. */
public final class Tokens {
    private final TokenRecords records;
    private final Authenticators authenticators;
    private final AuditLog audit;
    private final RandomIds ids;
    private final SecureRandom random;
    private final Clock clock;

    Tokens(TokenRecords records, Authenticators authenticators, SecureRandom random, Clock clock) {
        this.records = records;
        this.authenticators = authenticators;
        this.audit = new AuditLog(random, clock);
        this.ids = new RandomIds(random);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes a token for the actor's own account, with no more rights than the actor's credential has.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the request is malformed, or with
     *     {@link ApiError#FORBIDDEN} when it asks for more
     */
    public IssuedToken issue(Actor actor, TokenRequest request) {
        TokenRules.requireWellFormed(request, clock.instant());
        TokenRules.requireWithin(actor.credential(), request);
        AccountId account = actor.account().id();
        Draft draft = draft(account, request);
        Batch.Builder batch = Batch.builder();
        add(batch, draft);
        audit.add(batch, AuditEntry.of(actor, "token.create", draft.target()));
        records.commitNew(batch.build());
        return draft.issued();
    }

    /**
     * Makes a token for an account without asking whose wish it is: for the registry itself.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the request is malformed
     */
    public IssuedToken grant(AccountId account, TokenRequest request) {
        TokenRules.requireWellFormed(request, clock.instant());
        Draft draft = draft(account, request);
        Batch.Builder batch = Batch.builder();
        add(batch, draft);
        records.commitNew(batch.build());
        return draft.issued();
    }

    /** The account's tokens, newest first; expired ones too. */
    public List<TokenInfo> list(AccountId account) {
        return records.list(account).stream()
                .sorted(Comparator.comparing(TokenInfo::createdAt)
                        .thenComparing(info -> info.credential().id())
                        .reversed())
                .toList();
    }

    /**
     * Revokes one of the actor's own tokens.
     *
     * @throws RegistryException with {@link ApiError#NOT_FOUND} when the account has no token with this id
     */
    public void revoke(Actor actor, String id) {
        Optional<Document> index = records.index(actor.account().id(), id);
        while (index.isPresent()) {
            Batch.Builder batch = Batch.builder();
            audit.add(
                    batch,
                    AuditEntry.of(actor, "token.revoke", target(actor.account().id(), id)));
            if (records.remove(batch, index.get())) {
                return;
            }
            index = records.index(actor.account().id(), id);
        }
        throw new RegistryException(ApiError.NOT_FOUND, "you have no token with this id; list your tokens to see them");
    }

    /** A token that is not stored yet. */
    Draft draft(AccountId account, TokenRequest request) {
        NewCredential credential = authenticators.issue(random);
        StoredCredential stored = new StoredCredential(
                ids.token(), account, Scope.ids(request.scopes()), request.packages(), request.expiresAt());
        return new Draft(credential, new TokenInfo(stored, request.label(), clock.instant()));
    }

    /** Adds the creation of a token to a batch. */
    void add(Batch.Builder batch, Draft draft) {
        records.add(batch, draft.credential().digest(), draft.info());
    }

    private static String target(AccountId account, String id) {
        return account + "/" + id;
    }

    record Draft(NewCredential credential, TokenInfo info) {
        IssuedToken issued() {
            return new IssuedToken(credential.secret(), info);
        }

        String target() {
            return Tokens.target(info.credential().account(), info.credential().id());
        }
    }
}
