package registry.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Authenticator.NewCredential;
import registry.api.spi.Batch;
import registry.api.spi.StoredCredential;
import registry.storage.Document;

/** Makes, lists and revokes API tokens. Thread-safe. A revoked token stops counting with the next request. */
public final class Tokens {
    /** The most tokens an account may have, expired ones included; adopted ones may exceed it. */
    public static final int MAX_PER_ACCOUNT = 100;

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

    /** The key of the record that lists a token of an account. */
    public static String listedKey(AccountId account, String id) {
        return TokenRecords.indexKey(account, id);
    }

    /**
     * Makes a token for the actor's own account, with no more rights than the actor's credential has.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the request is malformed, with
     *     {@link ApiError#FORBIDDEN} when it asks for more, with {@link AccountError#BOT_FORBIDDEN}, or with
     *     {@link AccountError#TOO_MANY_TOKENS}
     */
    public IssuedToken issue(Actor actor, TokenRequest request) {
        return issue(actor, request, (batch, id) -> {});
    }

    /**
     * The same with something that goes along.
     *
     * @param companion adds to the batch that stores the token with this id; called again when that did not hold
     */
    IssuedToken issue(Actor actor, TokenRequest request, BiConsumer<Batch.Builder, String> companion) {
        actor.requirePerson();
        return issue(actor, actor.account().id(), request, companion);
    }

    /**
     * Makes a token for a bot that the actor is in charge of. It is for publishing alone, within the limits of the
     * actor's credential.
     *
     * @param companion adds to the batch that stores the token with this id what makes sure that the actor is in charge,
     *     and what else goes with it; called again when that did not hold
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the request is malformed, with
     *     {@link ApiError#FORBIDDEN} when it asks for more, with {@link AccountError#TOO_MANY_TOKENS}, or what
     *     {@code companion} throws
     */
    public IssuedToken issueToBot(
            Actor actor, AccountId bot, TokenRequest request, BiConsumer<Batch.Builder, String> companion) {
        actor.requirePerson();
        TokenRules.requireForBot(request);
        return issue(actor, bot, request, companion);
    }

    /**
     * Makes a token for an account without asking whose wish it is: for the registry itself.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the request is malformed, or with
     *     {@link AccountError#TOO_MANY_TOKENS}
     */
    public IssuedToken grant(AccountId account, TokenRequest request) {
        TokenRules.requireWellFormed(request, clock.instant());
        return store(draft(account, request), batch -> {});
    }

    /**
     * Takes over a token of another deployment. Again and again with the same token does no harm, and brings no revoked
     * one back.
     */
    public AdoptedToken.Outcome adopt(AdoptedToken token) {
        StoredCredential credential = new StoredCredential(
                token.id(), token.account(), Scope.ids(Scope.DEFAULTS), Set.of(), Optional.empty());
        TokenInfo info = new TokenInfo(
                credential,
                token.id(),
                token.label().isBlank() ? TokenRequest.DEFAULT_LABEL : token.label(),
                token.createdAt(),
                Optional.empty());
        Batch.Builder batch = Batch.builder();
        AuditEntry.Credential itself = new AuditEntry.Credential(token.id(), Actor.Kind.TOKEN);
        audit.add(
                batch, AuditEntry.of(token.account(), itself, "-", "token.adopt", target(token.account(), token.id())));
        return records.adopt(batch, token, info);
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
     * What the actor may see of its own account's tokens: all of them, newest first, or, when its credential is limited
     * to packages, that credential alone, since labels and limits of the others tell of other packages.
     *
     * @throws RegistryException with {@link AccountError#BOT_FORBIDDEN}, or with {@link ApiError#FORBIDDEN} when the
     *     credential lacks the scope {@code read}
     */
    public List<TokenInfo> list(Actor actor) {
        actor.require(Scope.READ);
        StoredCredential own = actor.credential();
        return list(actor.account().id()).stream()
                .filter(info ->
                        own.packages().isEmpty() || info.credential().id().equals(own.id()))
                .toList();
    }

    /**
     * Revokes one of the actor's own tokens. A session may revoke any of them, a token itself alone.
     *
     * @param id whole
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when this is no id, with
     *     {@link ApiError#NOT_FOUND} when the account has no token with this id, with {@link ApiError#FORBIDDEN}, or
     *     with {@link AccountError#BOT_FORBIDDEN}
     */
    public void revoke(Actor actor, String id) {
        actor.requirePerson();
        boolean others = actor.isSession() || id.equals(actor.credential().id());
        revoke(actor, actor.account().id(), id, batch -> requireMayRevoke(others));
    }

    /**
     * Revokes a token of a bot that the actor is in charge of.
     *
     * @param id whole
     * @param companion adds to the batch what makes sure that the actor is in charge, and what else goes with it; called
     *     again when that did not hold
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when this is no id, with
     *     {@link ApiError#NOT_FOUND} when the bot has no token with this id, with {@link AccountError#BOT_FORBIDDEN}, or
     *     what {@code companion} throws
     */
    public void revokeOfBot(Actor actor, AccountId bot, String id, Consumer<Batch.Builder> companion) {
        actor.requirePerson();
        revoke(actor, bot, id, companion);
    }

    /**
     * Adds the revocation of a token to a batch that takes away the right by which it was issued. The batch fails when
     * the token changes meanwhile; there is nothing to add when it is gone.
     *
     * @param actor who takes the right away
     */
    public void addRevocation(Batch.Builder batch, Actor actor, AccountId account, String id) {
        records.index(account, id).ifPresent(index -> {
            records.delete(batch, index);
            audit.add(batch, AuditEntry.of(actor, "token.revoke", target(account, id)));
        });
    }

    /** Adds the removal of all the account's tokens to a batch: for the account's own removal. */
    public void removeAll(Batch.Builder batch, AccountId account) {
        records.removeAll(batch, account);
    }

    /** A token that is not stored yet. */
    Draft draft(AccountId account, TokenRequest request) {
        NewCredential credential = authenticators.issue(random);
        StoredCredential stored = new StoredCredential(
                ids.token(), account, Scope.ids(request.scopes()), request.packages(), request.expiresAt());
        String start = credential.secret().substring(0, TokenInfo.START_LENGTH);
        return new Draft(credential, new TokenInfo(stored, start, request.label(), clock.instant(), Optional.empty()));
    }

    /** Adds the creation of the first token of a new account to a batch. */
    void add(Batch.Builder batch, Draft draft) {
        records.add(batch, draft.credential().digest(), draft.info());
    }

    private IssuedToken issue(
            Actor actor, AccountId account, TokenRequest request, BiConsumer<Batch.Builder, String> companion) {
        TokenRules.requireWellFormed(request, clock.instant());
        TokenRules.requireWithin(actor, request);
        Draft draft = draft(account, request);
        return store(draft, batch -> {
            companion.accept(batch, draft.info().credential().id());
            audit.add(
                    batch,
                    AuditEntry.of(actor, "token.create", draft.target())
                            .states(Optional.empty(), Optional.of(TokenCodec.describe(draft.info()))));
        });
    }

    private IssuedToken store(Draft draft, Consumer<Batch.Builder> companion) {
        AccountId account = draft.info().credential().account();
        while (true) {
            Batch.Builder batch = Batch.builder();
            companion.accept(batch);
            if (records.count(batch, account) >= MAX_PER_ACCOUNT) {
                throw new RegistryException(
                        AccountError.TOO_MANY_TOKENS,
                        "an account has at most " + MAX_PER_ACCOUNT + " tokens; revoke one that is no longer needed");
            }
            add(batch, draft);
            if (records.commitNew(batch.build())) {
                return draft.issued();
            }
        }
    }

    private void revoke(Actor actor, AccountId account, String id, Consumer<Batch.Builder> companion) {
        if (!TokenId.isValid(id)) {
            throw TokenRules.invalid("the id of a token must be whole, as the listing of tokens shows it in tokenId");
        }
        Optional<Document> index = records.index(account, id);
        while (index.isPresent()) {
            Batch.Builder batch = Batch.builder();
            companion.accept(batch);
            audit.add(batch, AuditEntry.of(actor, "token.revoke", target(account, id)));
            if (records.remove(batch, index.get())) {
                return;
            }
            index = records.index(account, id);
        }
        throw new RegistryException(
                ApiError.NOT_FOUND, "there is no token with this id; list the tokens to see which there are");
    }

    private static void requireMayRevoke(boolean may) {
        if (!may) {
            throw new RegistryException(
                    ApiError.FORBIDDEN, "a token may revoke itself and no other; sign in with a browser instead");
        }
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
