package registry.product;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A program at a terminal of 40 lines and 100 columns, and the keys that a person presses there. For one thread. */
final class PseudoTerminal implements AutoCloseable {
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String CTRL_R = "\u0012";
    static final String ENTER = "\r";
    static final String TAB = "\t";
    static final String UP = "\u001b[A";
    static final String LEFT = "\u001b[D";

    private static final int COLUMNS = 100;
    private static final int LINES = 40;
    private static final String CLOSED = "\n[closed: ";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SEQUENCES = Pattern.compile("\u001b(?:\\[[0-9;?]*[A-Za-z]|[=>()][A-Z0-9]?)");

    private final PtyProcess process;
    // Another thread fills it.
    @SuppressWarnings("JdkObsolete")
    private final StringBuffer output = new StringBuffer();

    private int seen;

    private PseudoTerminal(PtyProcess process) {
        this.process = process;
        Thread.ofPlatform().name("terminal").daemon().start(this::read);
    }

    /** How large a terminal is. */
    record Window(int columns, int lines) {}

    /** Starts a program with these variables added to the environment of the tests. */
    static PseudoTerminal start(Path directory, Map<String, String> variables, String... command) {
        return start(new Window(COLUMNS, LINES), directory, variables, command);
    }

    /** The same in a terminal of another size. */
    static PseudoTerminal start(Window window, Path directory, Map<String, String> variables, String... command) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        List.of("NO_COLOR", "CALIMERO_API_KEY", "CALIMERO_REGISTRY_URL").forEach(environment::remove);
        environment.put("TERM", "xterm-256color");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(variables);
        try {
            return new PseudoTerminal(new PtyProcessBuilder(command)
                    .setEnvironment(environment)
                    .setDirectory(directory.toString())
                    .setInitialColumns(window.columns())
                    .setInitialRows(window.lines())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses keys. */
    PseudoTerminal type(String... keys) {
        try {
            process.getOutputStream().write(String.join("", keys).getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a text is shown after the one that was awaited before. */
    PseudoTerminal await(String expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean over = false;
        while (!shows(expected)) {
            if (over) {
                throw new IllegalStateException("'" + expected + "' never appeared" + ending() + ":\n" + text());
            }
            // Once more after the end: what was written last may still be on its way.
            over = System.nanoTime() > deadline || (!isAlive() && output.indexOf(CLOSED) >= 0);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return this;
    }

    private boolean shows(String expected) {
        int at = text().indexOf(expected, seen);
        if (at < 0) {
            return false;
        }
        seen = at + expected.length();
        return true;
    }

    /** The library has been seen to take a living process for a dead one, so the system is asked as well. */
    private boolean isAlive() {
        return process.isAlive()
                || ProcessHandle.of(process.pid())
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    private String ending() {
        return isAlive() ? "" : " before the program ended with " + process.exitValue();
    }

    /** Drags a corner of the window. */
    PseudoTerminal resize(Window window) {
        process.setWinSize(new WinSize(window.columns(), window.lines()));
        return this;
    }

    /** All that was shown, without what moves the cursor and gives colours. */
    String text() {
        return SEQUENCES.matcher(output).replaceAll("");
    }

    /** All that was written. */
    String raw() {
        return output.toString();
    }

    /** Waits for the end of the program and returns its exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the program did not end:\n" + text());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            int length = reader.read(some);
            while (length >= 0) {
                output.append(some, 0, length);
                length = reader.read(some);
            }
        } catch (IOException e) {
            // This is how Linux tells that the program has closed its end.
            output.append(CLOSED).append(e.getMessage()).append("]\n");
        }
    }
}
