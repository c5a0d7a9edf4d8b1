package registry.client;

import java.util.Optional;

/**
 * What the health check of a registry said.
 *
 * @param status {@code ok} when it serves
 * @param timestamp its clock, ISO-8601, if it told
 */
public record Health(String status, Optional<String> timestamp) {

    /** Whether the registry serves requests. */
    public boolean isOk() {
        return status.equals("ok");
    }
}
