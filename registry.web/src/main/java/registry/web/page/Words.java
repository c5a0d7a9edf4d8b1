package registry.web.page;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Numbers, sizes and times as pages write them. */
public final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> SIZES = List.of("kB", "MB", "GB");
    private static final int STEP = 1000;
    private static final int DAYS_COUNTED = 30;

    private Words() {}

    /** Such as {@code 12,345}. */
    public static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** Such as {@code 1 download} and {@code 3 downloads}. */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** Such as {@code 512 B}, {@code 48.1 kB} and {@code 1.2 MB}; a kB is 1,000 bytes. */
    public static String size(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= STEP - 0.05 && unit < SIZES.size() - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ENGLISH, "%.1f %s", size, SIZES.get(unit));
    }

    /** Such as {@code 3 Aug 2026, 14:05 UTC}. */
    public static String moment(Instant moment) {
        return MINUTE.format(moment);
    }

    /** How long ago it was, such as {@code 5 minutes ago}; the day when that is more than 30 days. */
    public static String ago(Instant moment, Instant now) {
        Duration past = Duration.between(moment, now);
        if (past.toDays() > DAYS_COUNTED) {
            return DAY.format(moment);
        }
        if (past.toDays() > 0) {
            return ago(past.toDays(), "day");
        }
        if (past.toHours() > 0) {
            return ago(past.toHours(), "hour");
        }
        return past.toMinutes() > 0 ? ago(past.toMinutes(), "minute") : "just now";
    }

    /** As in the {@code datetime} of an HTML {@code time}: whole seconds, in UTC. */
    public static String iso(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String ago(long number, String unit) {
        return count(number, unit, unit + "s") + " ago";
    }
}
