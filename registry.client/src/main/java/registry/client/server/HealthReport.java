package registry.client.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the registry is.
 *
 * @param up whether it is well
 * @param checks what was looked at
 */
public record HealthReport(boolean up, List<Part> checks) {
    /** Copies the list. */
    public HealthReport {
        checks = List.copyOf(checks);
    }

    /**
     * Something that was looked at.
     *
     * @param name what
     * @param up whether it is well
     * @param data what was found, by name
     */
    public record Part(String name, boolean up, Map<String, String> data) {
        /** Copies the data. */
        public Part {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }
    }
}
