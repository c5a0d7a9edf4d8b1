package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * Tickets that somebody signed in with, {@code login-spent/<id>}, until they would have expired anyway: of any number of
 * processes that see the same ticket, one takes it. Thread-safe.
 */
final class SpentTickets {
    static final String PREFIX = "login-spent/";

    /** By how much the clocks of processes on one store may differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final int BATCH = 100;
    static final String UNTIL = "until";

    private final Basis basis;
    private final Duration life;

    /** @param life of a ticket */
    SpentTickets(Basis basis, Duration life) {
        this.basis = basis;
        this.life = life.plus(MARGIN);
    }

    /** Takes a ticket; {@code false} when it was taken before. */
    boolean spend(String id) {
        Batch.Builder batch = Batch.builder();
        put(batch, PREFIX + id);
        return basis.documents().commit(batch.build()) instanceof CommitResult.Committed;
    }

    /** Adds the taking of a ticket to a batch, which fails when it is taken first; {@code false} when it was before. */
    boolean add(Batch.Builder batch, String id) {
        String key = PREFIX + id;
        if (basis.documents().read(key).isPresent()) {
            return false;
        }
        put(batch, key);
        return true;
    }

    /** Forgets what has expired. */
    void sweep() {
        Instant now = basis.clock().instant();
        List<String> expired = new ArrayList<>(basis.documents()
                .scan(PREFIX)
                .filter(record -> !now.isBefore(Fields.of(record).instant(UNTIL)))
                .map(Document::key)
                .toList());
        while (!expired.isEmpty()) {
            List<String> some = expired.subList(0, Math.min(BATCH, expired.size()));
            Batch.Builder batch = Batch.builder();
            some.forEach(batch::delete);
            basis.documents().commit(batch.build());
            some.clear();
        }
    }

    private void put(Batch.Builder batch, String key) {
        Instant until = basis.clock().instant().plus(life);
        batch.requireAbsent(key)
                .put(
                        key,
                        DocumentStore.encode(
                                JsonNodeFactory.instance.objectNode().put(UNTIL, until.toString())));
    }
}
