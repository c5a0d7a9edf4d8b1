package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/**
 * The keys by which the registry recognises what it once gave to a browser. They live in the metadata store, so that all
 * processes on the store share them. Thread-safe.
 *
 * <p>There is always one key to sign with. It is replaced when it is old enough, and on demand; the one before goes on
 * to count for as long as anything that it signed.
 */
public final class SigningKeys {
    /** How long a process trusts its copy of the keys; for a key it does not know it asks the store at once. */
    private static final Duration COPY = Duration.ofMinutes(1);

    /** Between reading the key and the end of what is signed by it pass a life and a moment; clocks differ a little. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final int MOST_KEYS = 100;

    private final Basis basis;
    private final AuditLog audit;
    private final RandomIds ids;
    private final Duration age;
    private final Duration retention;
    private volatile Copy copy = new Copy(new KeyRing(List.of(), Optional.empty()), Instant.MIN);

    /**
     * Keeps keys in the store.
     *
     * @param age how long the registry signs with the same key
     * @param longestLife how long anything may count that is signed
     */
    SigningKeys(Basis basis, Duration age, Duration longestLife) {
        this.basis = basis;
        this.audit = basis.audit();
        this.ids = new RandomIds(basis.random());
        this.age = age;
        this.retention = longestLife.plus(MARGIN);
    }

    /**
     * Replaces the key to sign with, at once and in every process. What was signed before counts until it expires.
     *
     * @throws RegistryException with {@link AccountError#BOT_FORBIDDEN} or {@link ApiError#FORBIDDEN} unless the actor
     *     is an administrator, or with {@link ApiError#TOO_MANY_REQUESTS}
     */
    public void rotate(Actor actor) {
        actor.requireAdministrator();
        Batch.Builder batch;
        do {
            KeyRing ring = load();
            if (ring.keys().size() >= MOST_KEYS) {
                throw new RegistryException(
                        ApiError.TOO_MANY_REQUESTS,
                        "the keys were replaced " + MOST_KEYS + " times lately; what they signed must expire first");
            }
            SigningKey next = draw();
            batch = ring.replace(Batch.builder(), successors(ring, next));
            audit.add(
                    batch,
                    AuditEntry.of(actor, "keys.rotate", "session")
                            .states(ring.newest().map(SigningKeys::describe), Optional.of(describe(next))));
        } while (!commit(batch));
    }

    /** The key to sign with; made or replaced first if need be. */
    SigningKey current() {
        while (true) {
            KeyRing ring = load();
            Optional<SigningKey> key = ring.newest().filter(newest -> !isOld(newest));
            if (key.isPresent()) {
                return key.get();
            }
            commit(ring.replace(Batch.builder(), successors(ring, draw())));
        }
    }

    /** The key with this id, if what it signed still counts. */
    Optional<SigningKey> find(String id) {
        Instant now = now();
        Optional<SigningKey> known = copy.at(now).flatMap(ring -> ring.find(id));
        return known.or(() -> load().find(id)).filter(key -> key.countsAt(now));
    }

    /** Forgets the keys that no longer count. Another process that changes the keys meanwhile has done the same. */
    void sweep() {
        KeyRing ring = load();
        List<SigningKey> counting = counting(ring.keys());
        if (counting.size() < ring.keys().size()) {
            commit(ring.replace(Batch.builder(), counting));
        }
    }

    private List<SigningKey> successors(KeyRing ring, SigningKey next) {
        return counting(ring.with(next, now().plus(retention)));
    }

    private List<SigningKey> counting(List<SigningKey> keys) {
        Instant now = now();
        return keys.stream().filter(key -> key.countsAt(now)).toList();
    }

    private SigningKey draw() {
        byte[] secret = new byte[SigningKey.LENGTH];
        basis.random().nextBytes(secret);
        return new SigningKey(ids.token(), secret, now(), Optional.empty());
    }

    private boolean isOld(SigningKey key) {
        return !now().isBefore(key.createdAt().plus(age));
    }

    private KeyRing load() {
        Instant now = now();
        KeyRing ring = KeyRing.read(basis.documents());
        copy = new Copy(ring, now);
        return ring;
    }

    private boolean commit(Batch.Builder batch) {
        return basis.documents().commit(batch.build()) instanceof CommitResult.Committed;
    }

    private Instant now() {
        return basis.clock().instant();
    }

    private static ObjectNode describe(SigningKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", key.id())
                .put("createdAt", key.createdAt().toString());
    }

    /** What this process last read. */
    private record Copy(KeyRing ring, Instant readAt) {
        Optional<KeyRing> at(Instant now) {
            return readAt.isAfter(now.minus(COPY)) ? Optional.of(ring) : Optional.empty();
        }
    }
}
