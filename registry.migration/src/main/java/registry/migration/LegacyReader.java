package registry.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads values as what they should be; what they are not is reported and absent. For one thread. */
final class LegacyReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration SKEW = Duration.ofDays(1);
    private static final String YES = "1";

    private final LegacyStore store;
    private final Doubts doubts;
    private final Instant now;

    /** @param now what takes the place of points in time that cannot be read */
    LegacyReader(LegacyStore store, Doubts doubts, Instant now) {
        this.store = store;
        this.doubts = doubts;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    LegacyStore store() {
        return store;
    }

    Instant now() {
        return now;
    }

    void doubt(DoubtCode code, String key, String found, String done) {
        doubts.add(code, key, found, done);
    }

    /** The JSON object under a key. */
    Optional<ObjectNode> json(String key) {
        Optional<String> text = store.text(key);
        Optional<ObjectNode> json = text.flatMap(LegacyReader::parse);
        if (text.isPresent() && json.isEmpty()) {
            doubt(DoubtCode.JUNK_JSON, key, "it is no JSON object", "ignored");
        }
        return json;
    }

    /** Whether a flag is set: by {@code 1} and nothing else. */
    boolean isSet(String key) {
        return store.text(key).filter(YES::equals).isPresent();
    }

    /** A member that is a string with something in it. */
    static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue()).filter(text -> !text.isBlank());
    }

    /** A member that is a point in time; the time of the import when it is none. */
    Instant time(String key, JsonNode json, String member) {
        return text(json, member).flatMap(this::instant).orElseGet(() -> {
            doubt(
                    DoubtCode.BAD_TIME,
                    key,
                    member + " is " + shown(json.path(member)),
                    "the time of the import takes its place");
            return now;
        });
    }

    /** Reports a record that says of itself that it is another one. */
    void checkId(String key, String id, JsonNode json) {
        JsonNode said = json.path("id");
        if (!said.isMissingNode() && !said.asText().equals(id)) {
            doubt(DoubtCode.ID_DIFFERS, key, "its id is " + shown(said), "the key counts");
        }
    }

    /** What a value looks like, for people. */
    static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }

    private Optional<Instant> instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return Optional.of(instant).filter(time -> time.isAfter(EARLIEST) && !time.isAfter(now.plus(SKEW)));
        } catch (DateTimeException e) {
            // The caller reports it.
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> parse(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode json ? Optional.of(json) : Optional.empty();
        } catch (JsonProcessingException e) {
            // The caller reports it.
            return Optional.empty();
        }
    }
}
