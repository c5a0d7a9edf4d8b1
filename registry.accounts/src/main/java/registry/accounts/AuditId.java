package registry.accounts;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of audit entries: the microseconds that were left at that moment, so that names sort newest first in a store
 * that reads forwards, and random bits. Nothing else is known of the order within a microsecond.
 */
final class AuditId {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}-[0-9a-f]{16}");
    private static final int TIME_DIGITS = 16;
    private static final int RANDOM_BYTES = 8;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private AuditId() {}

    static String create(Instant when, SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return time(when) + "-" + HexFormat.of().formatHex(bytes);
    }

    static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** Sorts before the names of everything older than {@code end}, and behind those of everything else. */
    static String before(Instant end) {
        return HexFormat.of().toHexDigits(left(end) + 1);
    }

    /** Tells whether the entry with this name is of {@code start} or later. */
    static boolean isSince(String id, Instant start) {
        return id.substring(0, TIME_DIGITS).compareTo(time(start)) <= 0;
    }

    private static String time(Instant when) {
        return HexFormat.of().toHexDigits(left(when));
    }

    /** Entries are whole microseconds, so a point in between is as good as the next one. */
    private static long left(Instant when) {
        Instant known = when.isBefore(Instant.EPOCH) ? Instant.EPOCH : when.isAfter(LAST) ? LAST : when;
        return Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, known.plusNanos(999));
    }
}
