package registry.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * The accounts of this registry. Thread-safe.
 *
 * <p>An account is {@code account/<id>}. E-mail address, user name and (issuer, subject) are unique because each is the
 * key of a record that must be absent when an account claims it.
 */
public final class Accounts {
    private final DocumentStore documents;
    private final AuditLog audit;
    private final RandomIds ids;
    private final Clock clock;

    /** Keeps accounts in {@code documents}. */
    public Accounts(DocumentStore documents, SecureRandom random, Clock clock) {
        this.documents = documents;
        this.audit = new AuditLog(random, clock);
        this.ids = new RandomIds(random);
        this.clock = clock;
    }

    /**
     * An account as it was read.
     *
     * @param revision of the record, for conditions on it
     */
    public record Stored(Account account, long revision) {
        /** Lets a batch fail when the account has changed since. */
        public Batch.Builder requireUnchanged(Batch.Builder batch) {
            return batch.requireRevision(AccountIndex.account(account.id()), revision);
        }
    }

    /**
     * Creates an account.
     *
     * @throws RegistryException with {@link AccountError#INVALID_EMAIL}, {@link AccountError#INVALID_FORMAT},
     *     {@link AccountError#BLOCKED}, {@link AccountError#EMAIL_TAKEN}, {@link AccountError#TAKEN} or
     *     {@link AccountError#SUBJECT_TAKEN}
     */
    public Account create(NewAccount wanted) {
        Account account = draft(wanted);
        Batch.Builder batch = Batch.builder();
        add(batch, account);
        return switch (documents.commit(batch.build())) {
            case CommitResult.Committed committed -> account;
            case CommitResult.Conflict conflict -> throw taken(account, conflict.keys());
        };
    }

    /** The account with this id, if there is one. */
    public Optional<Account> find(AccountId id) {
        return read(id).map(Stored::account);
    }

    /** The account with this id and its revision, if there is one. */
    public Optional<Stored> read(AccountId id) {
        return documents
                .read(AccountIndex.account(id))
                .map(document -> new Stored(AccountCodec.decode(document), document.revision()));
    }

    /** The account with this e-mail address, in any case, if there is one. */
    public Optional<Account> findByEmail(String email) {
        return findByIndex(AccountIndex.email(email));
    }

    /** The account with this id or this e-mail address. Texts that can be neither are nobody's. */
    public Optional<Account> findByIdOrEmail(String text) {
        if (text.contains("@")) {
            return findByEmail(text);
        }
        return AccountId.isValid(text) ? find(new AccountId(text)) : Optional.empty();
    }

    /**
     * Lets a batch fail when an account has this e-mail address: for what waits for the one that will have it.
     *
     * @param email as {@link AccountRules#email} returns it
     */
    public Batch.Builder requireNobody(Batch.Builder batch, String email) {
        return batch.requireAbsent(AccountIndex.email(email));
    }

    /** The account with this user name, in any case, if there is one. */
    public Optional<Account> findByUsername(String username) {
        return findByIndex(AccountIndex.username(username));
    }

    /** The account of this subject at this issuer, if there is one. */
    public Optional<Account> findBySubject(String issuer, String subject) {
        return findByIndex(AccountIndex.subject(issuer, subject));
    }

    /** The account whose record has this key; empty for every other key. For those who follow the store's changes. */
    public static Optional<AccountId> idOf(String key) {
        return key.startsWith(AccountIndex.ACCOUNT)
                ? Optional.of(new AccountId(key.substring(AccountIndex.ACCOUNT.length())))
                : Optional.empty();
    }

    /** The key of the account's record. */
    public static String keyOf(AccountId id) {
        return AccountIndex.account(id);
    }

    /**
     * The account in {@code document}.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_CORRUPT} when it is damaged
     */
    public static Account decode(Document document) {
        return AccountCodec.decode(document);
    }

    /** All accounts, in the order of their ids, read while the stream is consumed. */
    public Stream<Account> all() {
        return documents.scan(AccountIndex.ACCOUNT).map(AccountCodec::decode);
    }

    /**
     * Changes an account and records it, with both states, in the same batch. A change that changes nothing is not
     * recorded.
     *
     * @param entry what is recorded
     * @param change called again when another change came first
     * @return the account as it is now
     * @throws RegistryException with {@link ApiError#NOT_FOUND}, {@link AccountError#EMAIL_TAKEN},
     *     {@link AccountError#TAKEN} or {@link AccountError#SUBJECT_TAKEN}, or what {@code change} throws
     */
    public Account change(AccountId id, AuditEntry entry, UnaryOperator<Account> change) {
        return change(id, entry, change, (batch, before, after) -> {});
    }

    /** Adds to the batch of a change what else must hold for it. */
    interface Guard {
        void require(Batch.Builder batch, Account before, Account after);
    }

    /** The same on conditions, which may be on other accounts' records; called again when one of them fails. */
    Account change(AccountId id, AuditEntry entry, UnaryOperator<Account> change, Guard guard) {
        while (true) {
            Stored before = read(id).orElseThrow(Accounts::notFound);
            Account after = change.apply(before.account());
            if (after.equals(before.account())) {
                return after;
            }
            Batch.Builder batch = before.requireUnchanged(Batch.builder());
            guard.require(batch, before.account(), after);
            put(batch, before.account(), after);
            audit.add(
                    batch,
                    entry.states(
                            Optional.of(AccountCodec.encode(before.account())),
                            Optional.of(AccountCodec.encode(after))));
            CommitResult result = documents.commit(batch.build());
            if (result instanceof CommitResult.Committed) {
                return after;
            }
            if (result instanceof CommitResult.Conflict conflict
                    && conflict.keys().stream().noneMatch(key -> key.startsWith(AccountIndex.ACCOUNT))) {
                throw taken(after, conflict.keys());
            }
        }
    }

    /**
     * Gives the actor's account its user name, once and for ever. Of many who want the same name at once, one gets it.
     *
     * @throws RegistryException with {@link AccountError#INVALID_FORMAT}, {@link AccountError#BLOCKED},
     *     {@link AccountError#TAKEN}, {@link AccountError#IMMUTABLE}, {@link AccountError#BOT_FORBIDDEN}, or, when the
     *     credential lacks the scope {@code orgs}, {@link ApiError#FORBIDDEN}
     */
    public Account claimUsername(Actor actor, String username) {
        actor.requireEverywhere(Scope.ORGS);
        String wanted = AccountRules.username(username);
        AccountId id = actor.account().id();
        return change(id, AuditEntry.of(actor, "username.claim", id.value()), account -> {
            if (account.username().isPresent()) {
                throw new RegistryException(
                        AccountError.IMMUTABLE,
                        "your user name is '" + account.displayName() + "' and can never be changed");
            }
            return account.withUsername(wanted);
        });
    }

    /**
     * Adds the removal of an account to a batch, which fails when the account has changed since it was read. A
     * person's user name stays reserved, so that nobody takes their place in the eyes of others; a bot's is free again,
     * since what it published is its organization's.
     */
    public void remove(Batch.Builder batch, Stored stored) {
        Account account = stored.account();
        stored.requireUnchanged(batch).delete(AccountIndex.account(account.id()));
        AccountIndex.keys(account.isBot() ? account : account.withoutUsername()).forEach(batch::delete);
    }

    /** A checked account that is not stored yet. */
    public Account draft(NewAccount wanted) {
        AccountId id = ids.account();
        return new Account(
                id,
                AccountRules.email(wanted.email()),
                wanted.emailVerified(),
                wanted.username().map(AccountRules::username),
                wanted.profile(),
                Standing.ORDINARY.withAdministrator(wanted.administrator()),
                wanted.botOf(),
                clock.instant(),
                wanted.issuer(),
                wanted.subject().orElse(id.value()));
    }

    /** Adds the creation of {@code account} to a batch; a conflict on its keys is explained by {@link #taken}. */
    public void add(Batch.Builder batch, Account account) {
        String key = AccountIndex.account(account.id());
        batch.requireAbsent(key).put(key, DocumentStore.encode(AccountCodec.encode(account)));
        AccountIndex.move(batch, Set.of(), account);
    }

    /** What a conflict on these keys means. */
    public RegistryException taken(Account account, Set<String> keys) {
        if (account.username()
                .map(AccountIndex::username)
                .filter(keys::contains)
                .isPresent()) {
            return new RegistryException(
                    AccountError.TAKEN, "the user name '" + account.displayName() + "' is taken; choose another");
        }
        if (keys.contains(AccountIndex.email(account.email()))) {
            return new RegistryException(
                    AccountError.EMAIL_TAKEN, "another account has the e-mail address " + account.email());
        }
        return new RegistryException(
                AccountError.SUBJECT_TAKEN, "another account belongs to this subject of " + account.issuer());
    }

    private static void put(Batch.Builder batch, Account before, Account after) {
        batch.put(AccountIndex.account(after.id()), DocumentStore.encode(AccountCodec.encode(after)));
        AccountIndex.move(batch, AccountIndex.keys(before), after);
    }

    private Optional<Account> findByIndex(String key) {
        return Batch.isKey(key) ? documents.read(key).flatMap(this::follow) : Optional.empty();
    }

    private Optional<Account> follow(Document pointer) {
        return find(new AccountId(Fields.of(pointer).text("account")));
    }

    private static RegistryException notFound() {
        return new RegistryException(ApiError.NOT_FOUND, "there is no such account; it may have been deleted");
    }
}
