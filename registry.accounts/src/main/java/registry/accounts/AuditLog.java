package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/**
 * Records who did what, in the same batch as the action itself, so that neither exists without the other. Read by
 * {@link AuditTrail}. Thread-safe.
 */
public final class AuditLog {
    /** What the keys of all entries begin with; they sort by time, newest first. */
    public static final String PREFIX = "audit/";

    private final SecureRandom random;
    private final Clock clock;

    /** Writes entries stamped by {@code clock}. */
    public AuditLog(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Adds {@code entry} to a batch. */
    public void add(Batch.Builder batch, AuditEntry entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("when", now.toString())
                .put("account", entry.account().value());
        json.putObject("credential")
                .put("id", entry.credential().id())
                .put("kind", entry.credential().kindName());
        json.put("from", entry.from()).put("action", entry.action()).put("target", entry.target());
        entry.before().ifPresent(state -> json.set("before", state));
        entry.after().ifPresent(state -> json.set("after", state));
        batch.put(PREFIX + AuditId.create(now, random), DocumentStore.encode(json));
    }
}
