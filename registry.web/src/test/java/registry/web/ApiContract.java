package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Holds every answer that a test gets against the API description: its status, headers, media type, members and error
 * code must stand there. Called wherever a test reads an answer, so that the description cannot lag behind the server.
 */
final class ApiContract {
    /** What every answer carries and the description says once, and what belongs to the connection. */
    private static final Set<String> EVERYWHERE = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "transfer-encoding",
            "vary",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "content-security-policy",
            "cross-origin-resource-policy",
            "strict-transport-security",
            "ratelimit-limit",
            "ratelimit-remaining",
            "ratelimit-reset",
            "ratelimit-policy");

    /** What tests send where there is no parameter. */
    private static final String NO_PARAMETER = "x";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ApiDocument DOCUMENT = ApiDocument.get();
    private static final ApiSchemas SCHEMAS = ApiSchemas.strict(DOCUMENT);

    private final HttpResponse<byte[]> answer;
    private final ApiDocument.Operation operation;
    private final JsonNode promised;

    private ApiContract(HttpResponse<byte[]> answer, ApiDocument.Operation operation) {
        this.answer = answer;
        this.operation = operation;
        this.promised = DOCUMENT.response(operation, answer.statusCode())
                .orElseThrow(() -> new AssertionError(name() + " is not in " + ApiDocument.SOURCE + ": " + text()));
    }

    /** Refuses what is not described. Pages, preflights and addresses where nothing is are nobody's promise. */
    static void check(HttpResponse<byte[]> answer) {
        String method = answer.request().method();
        URI uri = answer.request().uri();
        DOCUMENT.operation(method, uri.getRawPath()).ifPresent(operation -> {
            new ApiContract(answer, operation).check();
            ApiTraffic.SEEN.add(operation, answer.statusCode());
        });
    }

    private void check() {
        checkHeaders();
        checkBody();
        // A redirect may be a refusal, too: that of a sign-in leads to the login page.
        if (answer.statusCode() < 300) {
            assertThat(operation.parameters("query")).as(name()).containsAll(queryNames());
        }
    }

    private void checkHeaders() {
        JsonNode described = promised.path("headers");
        Set<String> names =
                described.propertyStream().map(header -> lower(header.getKey())).collect(Collectors.toSet());
        Set<String> sent =
                answer.headers().map().keySet().stream().map(ApiContract::lower).collect(Collectors.toSet());
        assertThat(sent)
                .as("headers of " + name())
                .allMatch(header ->
                        EVERYWHERE.contains(header) || header.startsWith("access-control-") || names.contains(header));
        described
                .propertyStream()
                .filter(header ->
                        DOCUMENT.resolved(header.getValue()).path("required").asBoolean())
                .forEach(header -> assertThat(sent).as(name()).contains(lower(header.getKey())));
    }

    private void checkBody() {
        boolean bodiless = answer.request().method().equals("HEAD");
        if (bodiless || !promised.has("content")) {
            assertThat(answer.body()).as("body of " + name()).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll("\\s*;.*", "");
        JsonNode media = promised.get("content").path(type);
        assertThat(media.isObject()).as(name() + " as " + type).isTrue();
        switch (type) {
            case "application/json" -> checkJson(media.get("schema"), text());
            case "application/x-ndjson" -> text().lines().forEach(line -> checkJson(media.get("schema"), line));
            default -> {}
        }
    }

    private void checkJson(JsonNode schema, String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            assertThat(SCHEMAS.problems(schema, value)).as(name() + ": " + text).isEmpty();
            if (answer.statusCode() >= 400) {
                assertThat(codes())
                        .as(name() + ": " + text)
                        .contains(value.path("error").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** The error codes that the description names for this status. */
    private Set<String> codes() {
        Matcher matcher = CODE.matcher(promised.path("description").asText());
        return matcher.results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private Set<String> queryNames() {
        String query = answer.request().uri().getRawQuery();
        return Stream.ofNullable(query)
                .flatMap(text -> Stream.of(text.split("&")))
                .map(pair -> URLDecoder.decode(pair.replaceAll("=.*", ""), StandardCharsets.UTF_8))
                .filter(name -> !name.equals(NO_PARAMETER))
                .collect(Collectors.toSet());
    }

    private String text() {
        boolean gzip = answer.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"));
        return new String(gzip ? unzipped() : answer.body(), StandardCharsets.UTF_8);
    }

    private byte[] unzipped() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name() {
        return operation.name() + " " + answer.statusCode();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
