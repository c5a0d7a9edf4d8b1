package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Somebody at a shell, who administers registries with the real programs.
 *
 * @param home holds their configuration and what commands print
 * @param environment variables that are set
 */
record Operator(Path home, Map<String, String> environment) {
    private static final int MINUTES = 5;

    /** Runs {@code calimero-registry} and returns what it printed, once it has ended with 0. */
    String run(String... arguments) throws IOException, InterruptedException {
        return ends(0, arguments);
    }

    /** Runs {@code calimero-registry} and returns what it printed, once it has ended with this exit code. */
    String ends(int exitCode, String... arguments) throws IOException, InterruptedException {
        Running running = start("calimero-registry", List.of(arguments));
        String printed = running.finish();
        assertThat(running.process().exitValue()).as(printed).isEqualTo(exitCode);
        return printed;
    }

    /** Starts the server program, which a signal reaches itself. */
    Running begin(String... arguments) throws IOException {
        return start("run", List.of(arguments));
    }

    /** Runs a line of shell in {@link #home} and returns what it printed, once it has ended with this exit code. */
    String shell(int exitCode, String line) throws IOException, InterruptedException {
        Running running = launch(List.of("bash", "-c", line));
        String printed = running.finish();
        assertThat(running.process().exitValue()).as(printed).isEqualTo(exitCode);
        return printed;
    }

    /** A program that runs, and the file that it prints into. */
    record Running(Process process, Path output) {
        String printed() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What it printed, once it has ended. */
        String finish() throws InterruptedException {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            return printed();
        }

        /** SIGKILL, and waits for the end. */
        void kill() throws InterruptedException {
            process.destroyForcibly();
            finish();
        }
    }

    private Running start(String program, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Product.root().resolve(program).toString()));
        command.addAll(arguments);
        return launch(command);
    }

    private Running launch(List<String> command) throws IOException {
        Path output = Files.createTempFile(home, "command", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return new Running(builder.start(), output);
    }
}
