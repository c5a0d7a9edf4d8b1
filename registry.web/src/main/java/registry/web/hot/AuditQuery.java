package registry.web.hot;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import registry.accounts.AuditFilter;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.NextPage;

/** The query of the audit trail. An empty parameter is as good as none; unknown ones are ignored. */
record AuditQuery(UriQuery query, Function<String, Optional<String>> idsByEmail) {
    private static final int PAGE = 100;
    private static final String LINES = "application/x-ndjson";
    private static final List<String> REPEATED =
            List.of("account", "action", "target", "since", "until", "limit", "format");

    /**
     * What is wanted.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when a time is malformed
     */
    AuditFilter filter() {
        return new AuditFilter(
                text("account").map(this::account), text("action"), text("target"), time("since"), time("until"));
    }

    Optional<String> after() {
        return text("after");
    }

    /**
     * How many entries are wanted.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is no number from 1 on
     */
    Optional<Integer> limit() {
        Optional<Integer> limit = text("limit").map(NextPage::limit);
        if (limit.filter(number -> number < 1).isPresent()) {
            throw invalid("limit must be 1 or more");
        }
        return limit;
    }

    int pageSize() {
        return limit().orElse(PAGE);
    }

    /**
     * Whether lines are wanted, by {@code format=jsonl} or by the {@code Accept} header.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the format is none
     */
    boolean wantsLines(ServerRequestHeaders headers) {
        Optional<String> format = text("format");
        if (format.isPresent()) {
            return switch (format.get()) {
                case "jsonl" -> true;
                case "json" -> false;
                default -> throw invalid("format must be json or jsonl");
            };
        }
        return headers.first(HeaderNames.ACCEPT)
                .filter(accepted -> accepted.toLowerCase(Locale.ROOT).contains(LINES))
                .isPresent();
    }

    NextPage nextPage(String path) {
        NextPage next = new NextPage(path);
        REPEATED.forEach(name -> next.with(name, text(name)));
        return next;
    }

    /** An e-mail address that is nobody's matches nothing, like an id that is nobody's. */
    private String account(String text) {
        return text.contains("@") ? idsByEmail.apply(text).orElse(text) : text;
    }

    private Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new RegistryException(
                        ApiError.INVALID_PARAMS, name + " must be a time such as 2030-01-31T12:00:00Z", e);
            }
        });
    }

    private Optional<String> text(String name) {
        return query.first(name).asOptional().filter(value -> !value.isEmpty());
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(ApiError.INVALID_PARAMS, message);
    }
}
