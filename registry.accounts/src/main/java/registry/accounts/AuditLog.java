package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/**
 * Records who did what, in the same batch as the action itself, so that neither exists without the other. Keys are
 * {@code audit/<time>-<random>} and sort by time. Thread-safe.
 */
public final class AuditLog {
    /** What the keys of all entries begin with. */
    public static final String PREFIX = "audit/";

    private static final int RANDOM_BYTES = 8;

    private final SecureRandom random;
    private final Clock clock;

    /** Writes entries stamped by {@code clock}. */
    public AuditLog(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Adds {@code entry} to a batch. */
    public void add(Batch.Builder batch, AuditEntry entry) {
        Instant now = clock.instant();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("when", now.toString())
                .put("account", entry.account().value())
                .put("credential", entry.credential())
                .put("from", entry.from())
                .put("action", entry.action())
                .put("target", entry.target());
        entry.before().ifPresent(state -> json.set("before", state));
        entry.after().ifPresent(state -> json.set("after", state));
        batch.put(key(now), DocumentStore.encode(json));
    }

    private String key(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        HexFormat hex = HexFormat.of();
        return PREFIX + hex.toHexDigits(now.toEpochMilli()) + "-" + hex.formatHex(bytes);
    }
}
