package registry.cli.operation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import registry.cli.output.UsageException;
import registry.client.org.Person;

/** Reads what people type as arguments. What makes no sense is a {@link UsageException} before anything is sent. */
public final class Given {
    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,4})([hdw])");

    private static final int MAX_PORT = 65_535;

    private Given() {}

    /** What names a thing, such as a slug or an id: any text that can stand in an address. */
    public static String name(String what, String text) {
        String name = text.strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new UsageException("'" + text + "' names no " + what);
        }
        return name;
    }

    /**
     * A port to listen on.
     *
     * @param least 1, or 0 where that stands for any port that is free
     */
    public static int port(String text, int least) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < least || Integer.parseInt(text) > MAX_PORT) {
            throw new UsageException(
                    "--port takes a number from " + least + " to " + MAX_PORT + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** An e-mail address or a user name. */
    public static Person person(String text) {
        return Person.of(name("account", text));
    }

    /**
     * One of a few words.
     *
     * @param words how each value is written
     */
    public static <T> T oneOf(String what, String text, List<T> values, Function<T, String> words) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(value -> words.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "'" + text + "' is no " + what,
                        "one of " + values.stream().map(words).collect(Collectors.joining(", "))));
    }

    /** The same for constants, the last of which stands for what this program does not know. */
    public static <E extends Enum<E>> E oneOf(String what, String text, Class<E> type, Function<E, String> words) {
        E[] all = type.getEnumConstants();
        return oneOf(what, text, Arrays.asList(all).subList(0, all.length - 1), words);
    }

    /** When something ends: {@code 12h}, {@code 90d}, {@code 4w}, a date, or a time with its offset. */
    public static Instant end(String text, Instant now) {
        return period(text)
                .map(now::plus)
                .or(() -> date(text))
                .or(() -> time(text))
                .orElseThrow(() -> new UsageException(
                        "'" + text + "' is no point in time", "90d, 12h, 2030-01-31 or 2030-01-31T12:00:00Z"));
    }

    /** A moment that has passed: {@code 12h} or {@code 7d} ago, a date, or a time with its offset. */
    public static Instant past(String text, Instant now) {
        return period(text)
                .map(now::minus)
                .or(() -> date(text))
                .or(() -> time(text))
                .orElseThrow(() -> new UsageException(
                        "'" + text + "' is no point in time",
                        "7d, 12h (so long ago), 2030-01-31 or 2030-01-31T12:00:00Z"));
    }

    /** How many things to list at most. */
    public static int limit(Optional<String> text, int otherwise) {
        String number = text.orElse(Integer.toString(otherwise));
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw new UsageException("--limit takes a number from 1 to 999999, not '" + number + "'");
        }
        return Integer.parseInt(number);
    }

    private static Optional<Duration> period(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(period.group(1));
        return Optional.of(
                switch (period.group(2)) {
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofDays(7 * number);
                });
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // perhaps a time
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // told by the caller
        }
    }
}
