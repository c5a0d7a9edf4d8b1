package registry.client.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a publisher or editor should know, although it was done.
 *
 * @param code stable name, such as {@code signer_changed}
 * @param message for a person
 * @param facts what else was said, by name, such as {@code previousApplicationId}
 */
public record Warning(String code, String message, Map<String, String> facts) {
    /** Copies the facts. */
    public Warning {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
