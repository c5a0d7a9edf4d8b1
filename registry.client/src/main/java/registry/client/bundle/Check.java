package registry.client.bundle;

import java.util.Optional;

/**
 * What one check of a bundle found.
 *
 * @param id stable name, such as {@code signature}
 * @param title what was checked, for a person
 * @param outcome how it ended
 * @param detail what was found
 * @param error the code of the refusal, of a check that failed
 */
public record Check(String id, String title, Outcome outcome, String detail, Optional<String> error) {
    /** How a check ended. */
    public enum Outcome {
        /** Nothing is wrong. */
        PASSED,
        /** The bundle is refused. */
        FAILED,
        /** The bundle is accepted, and the publisher should know. */
        WARNING,
        /** Something else prevented it. */
        SKIPPED,
        /** A word that this client does not know. */
        UNKNOWN
    }
}
