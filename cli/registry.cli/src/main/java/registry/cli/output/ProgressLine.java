package registry.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How far a transfer or a job has come: one line for a person at a terminal, written over itself and wiped at the end.
 * Nothing is written where nobody watches, nor for what is done at once. Safe for use by several threads.
 */
public final class ProgressLine implements AutoCloseable {
    private static final int BAR = 24;
    private static final int SHORTEST_BAR = 5;
    private static final long NANOS_BETWEEN = Duration.ofMillis(100).toNanos();
    private static final String BACK_AND_WIPE = "\r\u001b[K";

    private final PrintStream out;
    private final Screen screen;
    private final String label;
    private final Unit unit;
    private final LongSupplier nanoTime;
    private final long started;
    private long lastWritten;
    private long begun;
    private boolean written;

    /** What is counted. */
    public enum Unit {
        /** Bytes, shown as kB, MB or GB of powers of ten. */
        BYTES,
        /** Things, shown as plain numbers. */
        ITEMS
    }

    /**
     * Begins to measure; nothing is written before the first {@link #at}.
     *
     * @param out stream to write to
     * @param screen the terminal that it is shown on
     * @param label what goes on, such as {@code Uploading}
     */
    public ProgressLine(PrintStream out, Screen screen, String label, Unit unit) {
        this(out, screen, label, unit, System::nanoTime);
    }

    ProgressLine(PrintStream out, Screen screen, String label, Unit unit, LongSupplier nanoTime) {
        this.out = out;
        this.screen = screen;
        this.label = TextOutput.harmless(label);
        this.unit = unit;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.lastWritten = started;
    }

    /** Tells how much was done before, which says nothing of how fast it goes now. */
    public synchronized ProgressLine beginningAt(long done) {
        begun = done;
        return this;
    }

    /** Tells how much is done, and of how much if that is known. */
    public synchronized void at(long done, OptionalLong total) {
        long now = nanoTime.getAsLong();
        boolean finished = total.isPresent() && done >= total.getAsLong();
        // What is done at once is not worth a line.
        boolean due = finished ? written : !written || now - lastWritten >= NANOS_BETWEEN;
        if (!due || !screen.isWatched()) {
            return;
        }
        lastWritten = now;
        written = true;
        out.print(BACK_AND_WIPE + text(done, total, Duration.ofNanos(now - started), room()));
        out.flush();
    }

    /** Wipes the line. */
    @Override
    public synchronized void close() {
        if (written) {
            out.print(BACK_AND_WIPE);
            out.flush();
            written = false;
        }
    }

    /** A line that fills the terminal to its last column would begin a second one, which is not wiped. */
    private int room() {
        int columns = screen.columns();
        return columns > 0 ? columns - 1 : Integer.MAX_VALUE;
    }

    private String text(long done, OptionalLong total, Duration elapsed, int room) {
        long gained = done < begun ? done : done - begun; // less than before when it had to begin again
        double perSecond = gained / Math.max(elapsed.toNanos() / 1e9, 1e-3);
        String rate = amount(Math.round(perSecond)) + "/s";
        if (total.isEmpty() || total.getAsLong() <= 0) {
            return fitting(label + " " + amount(done) + "  " + rate, room);
        }
        long all = Math.max(total.getAsLong(), done);
        double share = (double) done / all;
        String left = perSecond > 0 ? "  " + clock(Math.round((all - done) / perSecond)) + " left" : "";
        String numbers = Math.round(share * 100) + "%  " + amount(done) + " of " + amount(all) + "  " + rate + left;
        return fitting(label + " " + bar(share, room - label.length() - numbers.length() - 4) + numbers, room);
    }

    private static String bar(double share, int room) {
        int length = Math.min(BAR, room);
        int filled = (int) Math.round(share * length);
        return length < SHORTEST_BAR ? "" : "[" + "#".repeat(filled) + "-".repeat(length - filled) + "] ";
    }

    private static String fitting(String text, int room) {
        return text.length() <= room ? text : text.substring(0, room);
    }

    private String amount(long number) {
        return unit == Unit.BYTES ? bytes(number) : String.valueOf(number);
    }

    /** A number of bytes as people read it, in powers of ten: {@code 12.3 MB}. */
    public static String bytes(long number) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = number;
        int at = 0;
        while (value >= 999.95 && at < units.length - 1) {
            value /= 1000;
            at++;
        }
        return at == 0 ? number + " B" : String.format(Locale.ROOT, "%.1f %s", value, units[at]);
    }

    private static String clock(long seconds) {
        long shown = Math.max(0, seconds);
        return shown < 3600
                ? String.format(Locale.ROOT, "%d:%02d", shown / 60, shown % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", shown / 3600, shown / 60 % 60, shown % 60);
    }
}
