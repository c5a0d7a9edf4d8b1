package registry.client.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.client.RefusedException;
import registry.client.UnexpectedAnswerException;
import registry.client.bundle.Check;
import registry.client.json.BundleJson;
import registry.client.json.JsonObject;

/** Reads error answers, which anybody between here and the registry may have written. */
final class Refusals {
    private static final Set<String> KNOWN = Set.of("error", "message");
    private static final int MAX_CODE = 100;
    private static final int MAX_MESSAGE = 2_000;

    private Refusals() {}

    static RefusedException of(Answer answer) {
        int status = answer.status();
        Optional<JsonObject> body = answer.optionalObject();
        Optional<String> code = body.flatMap(json -> json.optionalText("error")).map(text -> bounded(text, MAX_CODE));
        String message = body.flatMap(json -> json.optionalText("message"))
                .map(text -> bounded(text, MAX_MESSAGE))
                .or(() -> code)
                .orElse("The server answered with status " + status + " and no explanation");
        HttpHeaders headers = answer.headers();
        List<Check> checks =
                body.map(json -> json.objects("checks", BundleJson::check)).orElse(List.of());
        return new RefusedException(new RefusedException.Refusal(
                status,
                code.orElse("http_" + status),
                message,
                headers.firstValue("X-Request-Id").map(text -> bounded(text, MAX_CODE)),
                retryAfter(headers, Clock.systemUTC()),
                body.map(json -> json.jsonWithout(KNOWN)).orElse("{}"),
                checks));
    }

    /** For statuses from 300 to 399. The address of the redirect is shown and not followed: the token is not for it. */
    static UnexpectedAnswerException redirect(Answer answer, Object registry) {
        String target = answer.headers()
                .firstValue("Location")
                .map(text -> bounded(text, MAX_MESSAGE))
                .orElse("another address");
        return new UnexpectedAnswerException(registry + " redirects to " + target + ": use that address");
    }

    /** RFC 9110 §10.2.3: seconds or a date. */
    static Optional<Duration> retryAfter(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
                Duration left = Duration.between(clock.instant(), date.toInstant());
                return Optional.of(left.isNegative() ? Duration.ZERO : left);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static String bounded(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
