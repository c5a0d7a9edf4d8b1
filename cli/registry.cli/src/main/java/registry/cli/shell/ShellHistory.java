package registry.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.aesh.readline.history.InMemoryHistory;
import org.aesh.terminal.utils.Parser;
import registry.cli.file.AtomicFile;

/**
 * The lines that were typed, in memory and in a file that nobody else may read. Each line is appended when it is typed, so
 * that several shells can share the file. Lines that hold a secret are kept nowhere. When the file cannot be read or
 * written that is said once, and the shell works on without it. Safe for use by several threads.
 */
final class ShellHistory extends InMemoryHistory {
    /** As many lines are offered; the file is cut when it holds twice as many. */
    static final int LINES = 1000;

    private final Path file;
    private final Consumer<String> warnings;
    private boolean broken;

    ShellHistory(Path file, Consumer<String> warnings) {
        super(LINES);
        this.file = file;
        this.warnings = warnings;
        enable();
        load();
    }

    /** The file's place below a home directory. */
    static Path below(Path home) {
        return home.resolve(".calimero-registry").resolve("shell-history");
    }

    /** The lines, oldest first. */
    synchronized List<String> lines() {
        return getAll().stream().map(Parser::fromCodePoints).toList();
    }

    @Override
    public synchronized void push(int[] typed) {
        String line = Parser.fromCodePoints(typed);
        if (line.isBlank() || Secrets.mayHold(line)) {
            return;
        }
        super.push(typed);
        if (!broken) {
            append(line);
        }
    }

    private void load() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            List<String> newest = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            newest.forEach(line -> super.push(Parser.toCodePoints(line)));
            if (lines.size() > 2 * LINES) {
                AtomicFile.writePrivate(file, (String.join("\n", newest) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | UncheckedIOException e) {
            giveUp(e);
        }
    }

    private void append(String line) {
        try {
            if (!Files.exists(file)) {
                AtomicFile.writePrivate(file, new byte[0]);
            }
            try (OutputStream out = Channels.newOutputStream(
                    Files.newByteChannel(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND)))) {
                out.write((line.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | UncheckedIOException e) {
            giveUp(e);
        }
    }

    private void giveUp(Exception cause) {
        broken = true;
        warnings.accept("The lines you type are not kept: " + cause.getMessage());
    }
}
