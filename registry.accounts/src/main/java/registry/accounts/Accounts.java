package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import registry.api.AccountId;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * The accounts of this registry. Thread-safe.
 *
 * <p>An account is {@code account/<id>}. E-mail address, user name and (issuer, subject) are unique because each is the
 * key of a record that must be absent when the account is created.
 */
public final class Accounts {
    private static final String PREFIX = "account/";
    private static final String BY_EMAIL = "account-email/";
    private static final String BY_USERNAME = "account-username/";
    private static final String BY_SUBJECT = "account-subject/";

    private final DocumentStore documents;
    private final RandomIds ids;
    private final Clock clock;

    /** Keeps accounts in {@code documents}. */
    public Accounts(DocumentStore documents, SecureRandom random, Clock clock) {
        this.documents = documents;
        this.ids = new RandomIds(random);
        this.clock = clock;
    }

    /**
     * Creates an account.
     *
     * @throws RegistryException with {@link AccountError#INVALID_EMAIL}, {@link AccountError#INVALID_USERNAME},
     *     {@link AccountError#EMAIL_TAKEN}, {@link AccountError#USERNAME_TAKEN} or {@link AccountError#SUBJECT_TAKEN}
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
        return documents.read(PREFIX + id).map(Accounts::decode);
    }

    /** The account with this e-mail address, in any case, if there is one. */
    public Optional<Account> findByEmail(String email) {
        return findByIndex(BY_EMAIL + email.strip().toLowerCase(Locale.ROOT));
    }

    /** The account with this user name, in any case, if there is one. */
    public Optional<Account> findByUsername(String username) {
        return findByIndex(BY_USERNAME + username.strip().toLowerCase(Locale.ROOT));
    }

    /** The account of this subject at this issuer, if there is one. */
    public Optional<Account> findBySubject(String issuer, String subject) {
        return findByIndex(subjectKey(issuer, subject));
    }

    /** A checked account that is not stored yet. */
    Account draft(NewAccount wanted) {
        AccountId id = ids.account();
        return new Account(
                id,
                AccountRules.email(wanted.email()),
                wanted.emailVerified(),
                wanted.username().map(AccountRules::username),
                wanted.administrator(),
                clock.instant(),
                wanted.issuer(),
                wanted.subject().orElse(id.value()));
    }

    /** Adds the creation of {@code account} to a batch; a conflict on its keys is explained by {@link #taken}. */
    void add(Batch.Builder batch, Account account) {
        byte[] pointer = DocumentStore.encode(JsonNodeFactory.instance
                .objectNode()
                .put("account", account.id().value()));
        String key = PREFIX + account.id();
        batch.requireAbsent(key).put(key, DocumentStore.encode(encode(account)));
        claim(batch, BY_EMAIL + account.email(), pointer);
        claim(batch, subjectKey(account.issuer(), account.subject()), pointer);
        account.username().ifPresent(username -> claim(batch, BY_USERNAME + username, pointer));
    }

    /** What a conflict on these keys means. */
    RegistryException taken(Account account, Set<String> keys) {
        if (keys.contains(BY_EMAIL + account.email())) {
            return new RegistryException(
                    AccountError.EMAIL_TAKEN, "another account has the e-mail address " + account.email());
        }
        if (account.username().filter(name -> keys.contains(BY_USERNAME + name)).isPresent()) {
            return new RegistryException(
                    AccountError.USERNAME_TAKEN,
                    "the user name '" + account.displayName() + "' is taken; choose another");
        }
        return new RegistryException(
                AccountError.SUBJECT_TAKEN, "another account belongs to this subject of " + account.issuer());
    }

    private Optional<Account> findByIndex(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > MetadataStore.MAX_KEY_BYTES) {
            return Optional.empty();
        }
        return documents
                .read(key)
                .flatMap(pointer -> find(new AccountId(Fields.of(pointer).text("account"))));
    }

    private static void claim(Batch.Builder batch, String key, byte[] pointer) {
        batch.requireAbsent(key).put(key, pointer);
    }

    /** Hashed: issuers choose their subjects freely, keys are short and know no separator that these could not hold. */
    private static String subjectKey(String issuer, String subject) {
        String both = issuer.length() + ":" + issuer + subject;
        return BY_SUBJECT
                + Digest.ofContent(both.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static ObjectNode encode(Account account) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", account.id().value())
                .put("email", account.email())
                .put("emailVerified", account.emailVerified());
        account.username().ifPresent(username -> json.put("username", username));
        return json.put("administrator", account.administrator())
                .put("createdAt", account.createdAt().toString())
                .put("issuer", account.issuer())
                .put("subject", account.subject());
    }

    private static Account decode(Document document) {
        Fields fields = Fields.of(document);
        return new Account(
                new AccountId(fields.text("id")),
                fields.text("email"),
                fields.flag("emailVerified"),
                fields.optionalText("username"),
                fields.flag("administrator"),
                fields.instant("createdAt"),
                fields.text("issuer"),
                fields.text("subject"));
    }
}
