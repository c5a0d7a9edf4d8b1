package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.StoredRecord;
import registry.storage.Document;
import registry.storage.DocumentStore;

/**
 * Sessions in the store. {@code session/<id>} is the session, {@code account-session/<account>/<id>} lets an account's
 * sessions be listed, {@code refresh/<SHA-256>} is the token that refreshes a session, and {@code refresh-spent/<SHA-256>}
 * what is left of one that did. Whoever brings refresh tokens from elsewhere makes a session for each. Thread-safe.
 *
 * <p>A record that is damaged costs one person a sign-in and is otherwise treated as absent.
 */
final class SessionRecords {
    static final String SESSION = "session/";
    static final String REFRESH = "refresh/";
    static final String SPENT = "refresh-spent/";

    private static final System.Logger LOG = System.getLogger(SessionRecords.class.getName());
    static final String BY_ACCOUNT = "account-session/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final DocumentStore documents;

    SessionRecords(DocumentStore documents) {
        this.documents = documents;
    }

    /** A record as it was read. */
    record Stored<T>(String key, T value, long revision) {}

    Optional<Stored<SessionRecord>> session(String id) {
        return ID.matcher(id).matches() ? read(SESSION + id, SessionRecord::decode) : Optional.empty();
    }

    Optional<Stored<RefreshRecord>> refresh(Digest token) {
        return read(REFRESH + token, RefreshRecord::decode);
    }

    Optional<Stored<RefreshRecord>> spent(Digest token) {
        return read(SPENT + token, RefreshRecord::decode);
    }

    /** All sessions of an account, expired ones too. */
    List<Stored<SessionRecord>> ofAccount(AccountId account) {
        String prefix = BY_ACCOUNT + account + "/";
        return documents
                .scanRecords(prefix)
                .map(index -> index.key().substring(prefix.length()))
                .flatMap(id -> session(id).stream())
                .toList();
    }

    /** All records under one of the prefixes above, read while the stream is consumed. */
    <T> Stream<Stored<T>> all(String prefix, Function<Document, T> decode) {
        return documents
                .scanRecords(prefix)
                .flatMap(record -> intact(record.key(), () -> decode(record, decode)).stream());
    }

    void add(Batch.Builder batch, SessionRecord session) {
        put(batch.requireAbsent(SESSION + session.id()), SESSION + session.id(), session.encode());
        put(batch, indexOf(session), JsonNodeFactory.instance.objectNode());
    }

    void add(Batch.Builder batch, Digest token, RefreshRecord refresh) {
        put(batch.requireAbsent(REFRESH + token), REFRESH + token, refresh.encode());
    }

    /** Replaces a session; the batch fails when it has changed. */
    void replace(Batch.Builder batch, Stored<SessionRecord> session, SessionRecord next) {
        put(batch.requireRevision(session.key(), session.revision()), session.key(), next.encode());
    }

    /** Marks a token as spent; the batch fails when it is. */
    void spend(Batch.Builder batch, Digest token, Stored<RefreshRecord> refresh, RefreshRecord spent) {
        batch.requireRevision(refresh.key(), refresh.revision()).delete(refresh.key());
        put(batch, SPENT + token, spent.encode());
    }

    /** Removes a session with all that belongs to it; the batch fails when it has changed. */
    void remove(Batch.Builder batch, Stored<SessionRecord> session) {
        close(batch, session);
        session.value().refresh().ifPresent(token -> batch.delete(REFRESH + token));
    }

    /** Removes a session and leaves its refresh token, which is good for nothing any more but finding its account. */
    void close(Batch.Builder batch, Stored<SessionRecord> session) {
        batch.requireRevision(session.key(), session.revision())
                .delete(session.key())
                .delete(indexOf(session.value()));
    }

    private <T> Optional<Stored<T>> read(String key, Function<Document, T> decode) {
        return intact(
                key,
                () -> documents
                        .read(key)
                        .map(document -> new Stored<>(key, decode.apply(document), document.revision())));
    }

    private static void put(Batch.Builder batch, String key, ObjectNode json) {
        batch.put(key, DocumentStore.encode(json));
    }

    static String indexOf(SessionRecord session) {
        return BY_ACCOUNT + session.account() + "/" + session.id();
    }

    private static <T> Optional<Stored<T>> decode(StoredRecord record, Function<Document, T> decode) {
        return Optional.of(new Stored<>(record.key(), decode.apply(DocumentStore.decode(record)), record.revision()));
    }

    private static <T> Optional<T> intact(String key, Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (RegistryException e) {
            if (e.code() != ApiError.STORAGE_CORRUPT && e.code() != ApiError.INVALID_PARAMS) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "the record '" + key + "' is taken for absent: " + e.detail());
            return Optional.empty();
        }
    }
}
