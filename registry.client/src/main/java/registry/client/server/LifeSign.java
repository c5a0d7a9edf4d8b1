package registry.client.server;

import java.time.Instant;
import java.util.Optional;

/**
 * What the quick check of a registry said.
 *
 * @param status {@code ok} when it serves
 * @param timestamp its clock, if it told
 */
public record LifeSign(String status, Optional<Instant> timestamp) {
    /** Whether the registry serves requests. */
    public boolean isOk() {
        return status.equals("ok");
    }
}
