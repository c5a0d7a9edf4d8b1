package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import registry.api.AccountId;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.StoredCredential;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * Remembers when tokens were last used, in {@code token-use/<account>/<id>}. Thread-safe.
 *
 * <p>Requests only take a note in memory; one thread of its own writes. What it cannot write is lost and nothing worse.
 * A token's time is written at most once in {@link #RESOLUTION}, however many processes note it, and only while the
 * token exists: a batch that lost against its revocation is dropped.
 */
final class TokenUse implements AutoCloseable {
    /** How exact the time is. */
    static final Duration RESOLUTION = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(TokenUse.class.getName());
    static final String PREFIX = "token-use/";
    private static final String AT = "at";
    private static final long CLOSE_SECONDS = 5;

    private final DocumentStore documents;
    private final Clock clock;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("token-use").factory());

    /** When each token was last noted for writing; those of long ago are forgotten with each round of writing. */
    private final Map<Key, Instant> noted = new ConcurrentHashMap<>();

    private final Map<Key, Instant> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean summoned = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    TokenUse(DocumentStore documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** Notes that a token is used now. Does not wait for the store and does not fail. */
    void note(StoredCredential credential) {
        Key key = new Key(credential.account(), credential.id());
        Instant now = clock.instant();
        if (noted.merge(key, now, TokenUse::laterIfDue).equals(now)) {
            waiting.put(key, now);
            summonWriter();
        }
    }

    /** When the account's tokens were last used, by their ids. */
    static Map<String, Instant> read(DocumentStore documents, AccountId account) {
        String prefix = prefix(account);
        return documents
                .scan(prefix)
                .collect(Collectors.toUnmodifiableMap(
                        document -> document.key().substring(prefix.length()), TokenUse::at));
    }

    /** Where the time of a token is kept; deleted with the token. */
    static String key(AccountId account, String id) {
        return prefix(account) + id;
    }

    /** Writes what is waiting, for a few seconds at most. Idempotent. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Instant laterIfDue(Instant before, Instant now) {
        return now.isBefore(before.plus(RESOLUTION)) ? before : now;
    }

    private void summonWriter() {
        if (summoned.compareAndSet(false, true)) {
            try {
                writer.execute(this::writeWaiting);
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "a token was used while the registry closed", e);
            }
        }
    }

    private void writeWaiting() {
        summoned.set(false);
        for (Map.Entry<Key, Instant> use : new HashMap<>(waiting).entrySet()) {
            waiting.remove(use.getKey(), use.getValue());
            tryWrite(use.getKey(), use.getValue());
        }
        Instant longAgo = clock.instant().minus(RESOLUTION);
        noted.values().removeIf(instant -> instant.isBefore(longAgo));
    }

    private void tryWrite(Key key, Instant now) {
        try {
            write(key, now);
            failing.set(false);
        } catch (RuntimeException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "cannot write when tokens were last used: " + e);
            }
        }
    }

    private void write(Key key, Instant now) {
        boolean settled = false;
        while (!settled) {
            settled = tryCommit(key, now);
        }
    }

    /** Whether nothing is left to do; {@code false} when the token was revoked or written by another in between. */
    private boolean tryCommit(Key key, Instant now) {
        String token = TokenRecords.indexKey(key.account(), key.id());
        String use = key(key.account(), key.id());
        Map<String, Document> stored = documents.readAll(List.of(token, use));
        Optional<Document> before = Optional.ofNullable(stored.get(use));
        boolean recent = before.map(TokenUse::at)
                .filter(instant -> now.isBefore(instant.plus(RESOLUTION)))
                .isPresent();
        if (recent || !stored.containsKey(token)) {
            return true;
        }
        Batch.Builder batch =
                Batch.builder().requireRevision(token, stored.get(token).revision());
        before.ifPresentOrElse(
                document -> batch.requireRevision(use, document.revision()), () -> batch.requireAbsent(use));
        return documents.commit(batch.put(use, encode(now)).build()) instanceof CommitResult.Committed;
    }

    private static byte[] encode(Instant now) {
        return DocumentStore.encode(JsonNodeFactory.instance.objectNode().put(AT, now.toString()));
    }

    static Instant at(Document document) {
        return Fields.of(document).instant(AT);
    }

    private static String prefix(AccountId account) {
        return PREFIX + account + "/";
    }

    private record Key(AccountId account, String id) {}
}
