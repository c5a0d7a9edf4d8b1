package registry.cli.operation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import registry.cli.output.Screen;

/**
 * The terminal of this process, asked when it matters: most commands end before anything is worth showing. Safe for use by
 * several threads.
 */
final class ProcessScreen implements Screen {
    private static final String TERMINAL = "/dev/tty";
    private static final Pattern SIZE = Pattern.compile("\\s*\\d{1,5} (\\d{1,5})\\s*");
    private static final long NANOS_BETWEEN = Duration.ofSeconds(1).toNanos();

    private boolean known;
    private boolean watched;
    private int columns;
    private long asked;

    @Override
    public synchronized boolean isWatched() {
        if (!known) {
            known = true;
            watched = succeeds("test", "-t", "2");
            measure();
        }
        return watched;
    }

    @Override
    public synchronized int columns() {
        if (isWatched() && System.nanoTime() - asked >= NANOS_BETWEEN) {
            measure();
        }
        return columns;
    }

    private void measure() {
        asked = System.nanoTime();
        if (watched) {
            Matcher size = SIZE.matcher(output("stty", "size"));
            columns = size.matches() ? Integer.parseInt(size.group(1)) : 0;
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File(TERMINAL))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return ""; // then nobody knows
        }
    }
}
