package registry.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
 * Tokens in the store: {@code token/<SHA-256>} holds the token, {@code account-token/<account>/<id>} its digest, so that
 * an account's tokens can be listed and found by id. Thread-safe.
 */
final class TokenRecords implements CredentialLookup {
    private static final String PREFIX = "token/";
    private static final String BY_ACCOUNT = "account-token/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private final DocumentStore documents;

    TokenRecords(DocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public Optional<StoredCredential> find(Digest digest) {
        return documents.read(PREFIX + digest).map(document -> decode(document).credential());
    }

    List<TokenInfo> list(AccountId account) {
        List<String> keys = documents
                .scan(BY_ACCOUNT + account + "/")
                .map(document -> PREFIX + Fields.of(document).text("digest"))
                .toList();
        return documents.readAll(keys).values().stream()
                .map(TokenRecords::decode)
                .toList();
    }

    /** Adds the creation of a token to a batch. */
    void add(Batch.Builder batch, Digest digest, TokenInfo info) {
        String key = PREFIX + digest;
        String index = indexKey(info.credential().account(), info.credential().id());
        byte[] pointer =
                DocumentStore.encode(JsonNodeFactory.instance.objectNode().put("digest", digest.hex()));
        batch.requireAbsent(key).put(key, DocumentStore.encode(encode(info)));
        batch.requireAbsent(index).put(index, pointer);
    }

    void commitNew(Batch batch) {
        if (documents.commit(batch) instanceof CommitResult.Conflict conflict) {
            throw new IllegalStateException("random identifiers repeated: " + conflict.keys());
        }
    }

    /** The index record of a token, if the account has a token with this id. */
    Optional<Document> index(AccountId account, String id) {
        return ID.matcher(id).matches() ? documents.read(indexKey(account, id)) : Optional.empty();
    }

    /** Removes a token; {@code false} when it changed since {@code index} was read. */
    boolean remove(Batch.Builder batch, Document index) {
        batch.requireRevision(index.key(), index.revision())
                .delete(index.key())
                .delete(PREFIX + Fields.of(index).text("digest"));
        return documents.commit(batch.build()) instanceof CommitResult.Committed;
    }

    private static String indexKey(AccountId account, String id) {
        return BY_ACCOUNT + account + "/" + id;
    }

    private static ObjectNode encode(TokenInfo info) {
        StoredCredential credential = info.credential();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", credential.id())
                .put("account", credential.account().value())
                .put("label", info.label());
        json.set("scopes", strings(credential.scopes()));
        json.set("packages", strings(credential.packages()));
        json.put("createdAt", info.createdAt().toString());
        credential.expiresAt().ifPresent(instant -> json.put("expiresAt", instant.toString()));
        return json;
    }

    private static TokenInfo decode(Document document) {
        Fields fields = Fields.of(document);
        StoredCredential credential = new StoredCredential(
                fields.text("id"),
                new AccountId(fields.text("account")),
                Set.copyOf(fields.texts("scopes")),
                Set.copyOf(fields.texts("packages")),
                fields.optionalInstant("expiresAt"));
        return new TokenInfo(credential, fields.text("label"), fields.instant("createdAt"));
    }

    private static ArrayNode strings(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.stream().sorted().forEach(array::add);
        return array;
    }
}
