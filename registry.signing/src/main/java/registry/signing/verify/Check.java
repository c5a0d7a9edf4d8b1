package registry.signing.verify;

import java.util.Optional;
import registry.api.ErrorCode;

/**
 * One check of a bundle.
 *
 * @param id its stable name, such as {@code signer-id}
 * @param title its name for people
 * @param outcome how it ended
 * @param detail what was compared, or what is wrong and how to mend it
 * @param error why the bundle is refused; present exactly when the outcome is {@link Outcome#FAILED}
 */
public record Check(String id, String title, Outcome outcome, String detail, Optional<ErrorCode> error) {
    /** Refuses a failure without an error, or the other way round. */
    public Check {
        if ((outcome == Outcome.FAILED) != error.isPresent()) {
            throw new IllegalArgumentException("a failed check, and no other, has an error");
        }
    }
}
