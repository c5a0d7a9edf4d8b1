package registry.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry answered with an error: any status from 400 on. */
public final class RefusedException extends ClientException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String requestId;
    private final transient @Nullable Duration retryAfter;

    RefusedException(Refusal refusal) {
        super(refusal.message(), null);
        status = refusal.status();
        code = refusal.code();
        requestId = refusal.requestId().orElse(null);
        retryAfter = refusal.retryAfter().orElse(null);
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** The registry's name for the error, such as {@code version_exists}; {@code http_<status>} if it gave none. */
    public String code() {
        return code;
    }

    /** The identifier under which the server logged the request, if it sent one. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** How long to wait before the next attempt, if the server said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What an error answer said. */
    record Refusal(
            int status, String code, String message, Optional<String> requestId, Optional<Duration> retryAfter) {}
}
