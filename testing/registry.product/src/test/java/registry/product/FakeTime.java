package registry.product;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The clock of a server process, set by a test, as if somebody set the machine's: libfaketime. For one thread. */
final class FakeTime {
    private static final String SKIPPED =
            "SKIPPED: jumps of the clock were not tried with real servers, since there is no libfaketime (Debian: apt "
                    + "install libfaketime)";
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path library;
    private final Path file;

    private FakeTime(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** A clock that goes right at first, with its file in {@code folder}; without the library the test is skipped. */
    static FakeTime in(Path folder) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu*")) {
            for (Path directory : found) {
                Path library = directory.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    FakeTime time = new FakeTime(library, folder.resolve("faketime"));
                    time.set(Duration.ZERO);
                    return time;
                }
            }
        }
        System.err.println(SKIPPED);
        return Assumptions.abort(SKIPPED);
    }

    /** What makes a process go by this clock. Files keep their times, and what measures spans goes on. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Otherwise the JVM's waits come back at once, and its threads spin.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    /** Puts the clock so far from the right time; processes see it after a second or so. */
    void set(Duration offset) throws IOException {
        Path next = file.resolveSibling("faketime.next");
        Files.writeString(next, "%+d".formatted(offset.toSeconds()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How far the clock of a server is from the right time. */
    static Duration offset(Requests server) throws IOException, InterruptedException {
        Instant shown =
                Instant.parse(server.json("/api/healthz").path("timestamp").asText());
        return Duration.between(Instant.now(), shown);
    }
}
