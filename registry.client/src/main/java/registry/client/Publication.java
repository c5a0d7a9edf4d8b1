package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a publish.
 *
 * @param packageName what was published
 * @param version which version
 * @param alreadyPublished whether exactly these bytes were there before
 * @param applicationId the application's identity on a node, if the registry told
 * @param warnings what the publisher should know, in the registry's order
 * @param json the whole answer
 */
public record Publication(
        String packageName,
        String version,
        boolean alreadyPublished,
        Optional<String> applicationId,
        List<Warning> warnings,
        ObjectNode json) {

    /** Copies the warnings. */
    public Publication {
        warnings = List.copyOf(warnings);
    }

    /**
     * One warning.
     *
     * @param code stable name, such as {@code signer_changed}
     * @param message for a person
     */
    public record Warning(String code, String message) {}
}
