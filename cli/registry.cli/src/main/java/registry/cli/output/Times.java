package registry.cli.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Points in time as people read them. */
public final class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** To the minute, in UTC, which column headings or words nearby say. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** The same, or other words when there is none. */
    public static String minute(Optional<Instant> time, String otherwise) {
        return time.map(Times::minute).orElse(otherwise);
    }
}
