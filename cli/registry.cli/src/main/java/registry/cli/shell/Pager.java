package registry.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.aesh.terminal.tty.Size;

/**
 * Stops before the output of one command would leave the screen, and waits for a key: space for the next screen, Enter for
 * the next line, q to drop the rest. For one thread, but for {@link #drop}.
 */
final class Pager extends OutputStream {
    private static final byte[] QUESTION =
            "-- more -- (space: next page, Enter: next line, q: quit) ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WIPE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final PrintStream out;
    private final Screen screen;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int rows;
    private volatile boolean dropped;

    Pager(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** Where the output is read. */
    interface Screen {
        /** How large it is now. */
        Size size();

        /** Listens for a key, then asks for it, then waits for it; -1 if the input has ended. */
        int key(Runnable question) throws InterruptedException;
    }

    /** Drops all that is written from now on. */
    void drop() {
        dropped = true;
    }

    @Override
    public void write(int b) throws IOException {
        if (dropped) {
            return;
        }
        line.write(b);
        if (b == '\n') {
            endLine();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Writes what there is of the last line, which has no end. */
    @Override
    public void close() throws IOException {
        if (!dropped) {
            line.writeTo(out);
        }
        line.reset();
        out.flush();
    }

    private void endLine() throws IOException {
        int needed = rows(line.toString(out.charset()));
        int height = screen.size().getHeight();
        // A terminal that does not know its size says 0.
        if (height > 1 && rows > 0 && rows + needed > height - 1) {
            turn();
        }
        if (!dropped) {
            line.writeTo(out);
            rows += needed;
        }
        line.reset();
    }

    private void turn() {
        int key = key();
        out.writeBytes(WIPE);
        out.flush();
        switch (key) {
            case 'q', 'Q', -1 -> dropped = true;
            case '\r', '\n' -> rows--;
            default -> rows = 0;
        }
    }

    private int key() {
        try {
            return screen.key(this::ask);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 'q';
        }
    }

    private void ask() {
        out.writeBytes(QUESTION);
        out.flush();
    }

    private int rows(String text) {
        String visible = COLOUR.matcher(text).replaceAll("").stripTrailing();
        int width = screen.size().getWidth();
        if (width < 1) {
            return 1;
        }
        return Math.max(1, (visible.codePointCount(0, visible.length()) + width - 1) / width);
    }
}
