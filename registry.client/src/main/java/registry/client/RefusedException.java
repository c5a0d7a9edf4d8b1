package registry.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.client.bundle.Check;

/** The registry answered with an error: any status from 400 on. */
public final class RefusedException extends ClientException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;
    private final String details;
    private final transient List<Check> checks;

    /** Reports a refusal. */
    public RefusedException(Refusal refusal) {
        super(refusal.message(), null);
        status = refusal.status();
        code = refusal.code();
        requestId = refusal.requestId().orElse(null);
        retryAfter = refusal.retryAfter().orElse(null);
        details = refusal.details();
        checks = refusal.checks();
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

    /** What else the answer holds, as the text of a JSON object: <code>{}</code> when there is nothing more. */
    public String details() {
        return details;
    }

    /** After a refused bundle, every check of it; otherwise, and after deserialization, empty. */
    public List<Check> checks() {
        return checks == null ? List.of() : checks;
    }

    /**
     * What an error answer said.
     *
     * @param status HTTP status
     * @param code name of the error
     * @param message for a person
     * @param requestId name of the request in the server's log
     * @param retryAfter when to try again
     * @param details text of a JSON object with the members besides code and message
     * @param checks of a refused bundle
     */
    public record Refusal(
            int status,
            String code,
            String message,
            Optional<String> requestId,
            Optional<Duration> retryAfter,
            String details,
            List<Check> checks) {
        /** Copies the checks. */
        public Refusal {
            checks = List.copyOf(checks);
        }
    }
}
