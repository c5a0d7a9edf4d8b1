package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import registry.api.AccountId;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.CredentialLookup;
import registry.api.spi.StoredCredential;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * Tokens in the store. Thread-safe.
 *
 * <ul>
 *   <li>{@code token/<SHA-256>}: the token
 *   <li>{@code account-token/<account>/<id>}: its SHA-256, so that an account's tokens can be listed and found by id
 *   <li>{@code account-token-series/<account>}: rewritten with each new token, so that of two at once one counts anew
 *   <li>{@code token-revoked/<SHA-256>}: that an adopted token was revoked, so that it is not adopted again
 *   <li>{@code token-use/<account>/<id>}: see {@link TokenUse}
 * </ul>
 */
final class TokenRecords implements CredentialLookup {
    static final String PREFIX = "token/";
    static final String BY_ACCOUNT = "account-token/";
    static final String SERIES = "account-token-series/";
    static final String REVOKED = "token-revoked/";
    static final String DIGEST = "digest";
    private static final String NEWEST = "newest";

    private final DocumentStore documents;

    TokenRecords(DocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public Optional<StoredCredential> find(Digest digest) {
        return documents
                .read(PREFIX + digest)
                .map(document -> TokenCodec.decode(document).credential());
    }

    List<TokenInfo> list(AccountId account) {
        List<String> keys = pointers(account)
                .map(pointer -> PREFIX + Fields.of(pointer).text(DIGEST))
                .toList();
        Map<String, Instant> uses = TokenUse.read(documents, account);
        return documents.readAll(keys).values().stream()
                .map(TokenCodec::decode)
                .map(info -> info.usedAt(
                        Optional.ofNullable(uses.get(info.credential().id()))))
                .toList();
    }

    /** How many tokens an account has, on condition that it gets no other until the batch is committed. */
    long count(Batch.Builder batch, AccountId account) {
        String series = SERIES + account;
        documents
                .read(series)
                .ifPresentOrElse(
                        document -> batch.requireRevision(series, document.revision()),
                        () -> batch.requireAbsent(series));
        return pointers(account).count();
    }

    /** Adds the creation of a token to a batch. */
    void add(Batch.Builder batch, Digest digest, TokenInfo info) {
        StoredCredential credential = info.credential();
        put(batch, digest, info);
        batch.put(
                SERIES + credential.account(),
                DocumentStore.encode(JsonNodeFactory.instance.objectNode().put(NEWEST, credential.id())));
    }

    /**
     * Commits a batch that {@link #count} and {@link #add} helped to make.
     *
     * @return {@code false} when another change came first, such as another token of the account
     */
    boolean commitNew(Batch batch) {
        return switch (documents.commit(batch)) {
            case CommitResult.Committed committed -> true;
            case CommitResult.Conflict conflict -> {
                if (conflict.keys().stream().anyMatch(key -> key.startsWith(PREFIX) || key.startsWith(BY_ACCOUNT))) {
                    throw new IllegalStateException("random identifiers repeated: " + conflict.keys());
                }
                yield false;
            }
        };
    }

    /** Adds a token of another deployment, together with what else is in the batch. */
    AdoptedToken.Outcome adopt(Batch.Builder batch, AdoptedToken token, TokenInfo info) {
        String revoked = REVOKED + token.digest();
        put(batch, token.digest(), info);
        if (documents.commit(batch.requireAbsent(revoked).build()) instanceof CommitResult.Conflict conflict) {
            Set<String> keys = conflict.keys();
            return keys.contains(revoked)
                    ? AdoptedToken.Outcome.REVOKED
                    : keys.contains(PREFIX + token.digest())
                            ? AdoptedToken.Outcome.ALREADY_ADOPTED
                            : AdoptedToken.Outcome.ID_TAKEN;
        }
        return AdoptedToken.Outcome.ADOPTED;
    }

    /** The index record of a token, if the account has a token with this id. */
    Optional<Document> index(AccountId account, String id) {
        return TokenId.isValid(id) ? documents.read(indexKey(account, id)) : Optional.empty();
    }

    /** Removes a token; {@code false} when it changed since {@code index} was read. */
    boolean remove(Batch.Builder batch, Document index) {
        delete(batch, index);
        return documents.commit(batch.build()) instanceof CommitResult.Committed;
    }

    /** Adds the removal of a token to a batch, on condition that it has not changed since {@code index} was read. */
    void delete(Batch.Builder batch, Document index) {
        deleteAnyway(batch.requireRevision(index.key(), index.revision()), index);
    }

    /** Adds the removal of everything about the account's tokens to a batch. */
    void removeAll(Batch.Builder batch, AccountId account) {
        pointers(account).forEach(index -> deleteAnyway(batch, index));
        batch.delete(SERIES + account);
    }

    static String indexKey(AccountId account, String id) {
        return BY_ACCOUNT + account + "/" + id;
    }

    private Stream<Document> pointers(AccountId account) {
        return documents.scan(BY_ACCOUNT + account + "/");
    }

    private static void put(Batch.Builder batch, Digest digest, TokenInfo info) {
        String key = PREFIX + digest;
        String index = indexKey(info.credential().account(), info.credential().id());
        batch.requireAbsent(key).put(key, DocumentStore.encode(TokenCodec.encode(info)));
        batch.requireAbsent(index).put(index, pointer(digest.hex()));
    }

    private static void deleteAnyway(Batch.Builder batch, Document index) {
        String digest = Fields.of(index).text(DIGEST);
        String owner = index.key().substring(BY_ACCOUNT.length());
        int end = owner.lastIndexOf('/');
        String id = owner.substring(end + 1);
        batch.delete(index.key())
                .delete(PREFIX + digest)
                .delete(TokenUse.key(new AccountId(owner.substring(0, end)), id));
        if (TokenId.isAdopted(id)) {
            batch.put(REVOKED + digest, pointer(digest));
        }
    }

    private static byte[] pointer(String digest) {
        return DocumentStore.encode(JsonNodeFactory.instance.objectNode().put(DIGEST, digest));
    }
}
