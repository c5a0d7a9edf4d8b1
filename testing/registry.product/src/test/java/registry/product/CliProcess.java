package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real {@code calimero-registry}, one process per command, with a home and a working directory of its own. */
final class CliProcess {
    private static final long LIMIT_SECONDS = 120;

    private final Path home;
    private final String registry;

    CliProcess(Path home, String registry) {
        this.home = home;
        this.registry = registry;
    }

    /** What a command left behind. */
    record Run(int exitCode, String out, String err) {
        Run endsWith(int expected) {
            assertThat(exitCode).as(out + err).isEqualTo(expected);
            return this;
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs a command that must succeed and warn of nothing. */
    Run succeeds(String... words) {
        Run run = run(words).endsWith(0);
        assertThat(run.err()).isEmpty();
        return run;
    }

    Run run(String... words) {
        try {
            Path out = Files.createTempFile(home, "cli", ".out");
            Path err = Files.createTempFile(home, "cli", ".err");
            Process process = builder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(String.join(" ", words))
                    .isTrue();
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Starts a command and does not wait for it; what it writes goes nowhere. */
    Process start(String... words) {
        try {
            return builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Product.root().resolve("calimero-registry").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("CALIMERO_REGISTRY_URL", registry);
        builder.environment().remove("CALIMERO_API_KEY");
        return builder;
    }
}
