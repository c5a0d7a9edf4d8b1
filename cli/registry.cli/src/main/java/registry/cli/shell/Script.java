package registry.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.cli.output.Style;
import registry.cli.output.TextOutput;

/**
 * Lines that nobody types: a file, or what a pipe brings. They are UTF-8. Blank lines and lines that begin with {@code #}
 * are passed over; a backslash at the end of a line joins it with the next.
 */
final class Script {
    private final String name;
    private final BufferedReader lines;
    private final OnError onError;
    private final TextOutput err;
    private int lineNumber;

    private Script(String name, InputStream in, OnError onError, TextOutput err) {
        this.name = name;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        this.onError = onError;
        this.err = err;
    }

    /** Runs the lines of a file; the exit code is that of the first command that failed. */
    static Step run(Path file, OnError onError, TextOutput err, Function<String, Step> line) {
        try (InputStream in = Files.newInputStream(file)) {
            return run(file.toString(), in, onError, err, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the lines of a stream. */
    static Step run(String name, InputStream in, OnError onError, TextOutput err, Function<String, Step> line) {
        return new Script(name, in, onError, err).run(line);
    }

    private Step run(Function<String, Step> runner) {
        int firstFailure = 0;
        while (true) {
            int first = lineNumber + 1;
            String line = next();
            if (line == null) {
                return Step.of(firstFailure);
            }
            Step step = runner.apply(line);
            firstFailure = firstFailure == 0 ? step.exitCode() : firstFailure;
            boolean ends = step.end() != Step.End.NO || (step.failed() && onError == OnError.STOP);
            if (step.failed() || step.end() == Step.End.OF_SCRIPTS) {
                // The line itself may hold a secret.
                err.line(
                        Style.STRONG,
                        "  At:",
                        "  " + name + ", line " + first + (ends ? "; the rest was not run" : ""));
            }
            if (ends) {
                return new Step(firstFailure, step.end());
            }
        }
    }

    private @Nullable String next() {
        StringBuilder joined = new StringBuilder();
        String line = read();
        while (line != null && continues(line)) {
            joined.append(line, 0, line.length() - 1);
            line = read();
        }
        if (line == null) {
            return joined.isEmpty() ? null : joined.toString();
        }
        return joined.append(line).toString();
    }

    private @Nullable String read() {
        try {
            lineNumber++;
            return lines.readLine();
        } catch (CharacterCodingException e) {
            throw new RegistryException(
                    CliError.INVALID_INPUT, name + " is not UTF-8 text: line " + lineNumber + " cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ends with a backslash that no other one takes literally. */
    private static boolean continues(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }
}
