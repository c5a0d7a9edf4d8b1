package registry.cli.output;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line asks for something that makes no sense. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String advice;

    /** Says what is wrong; the advice is to look at the help. */
    public UsageException(String message) {
        this(message, null);
    }

    /** Says what is wrong and what to type instead. */
    public UsageException(String message, @Nullable String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to type instead. */
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }
}
