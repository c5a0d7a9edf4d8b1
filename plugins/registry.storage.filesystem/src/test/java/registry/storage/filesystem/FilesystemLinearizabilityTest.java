package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.testing.linearizability.LinearizabilityAssertions.assertLinearizable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.testing.linearizability.Clients;
import registry.testing.linearizability.Journal;
import registry.testing.linearizability.Recorder;

/** Whatever clients see of the store, they could have seen of one that does one thing after the other. */
class FilesystemLinearizabilityTest {
    /** One in the ordinary tests. */
    private static final int ROUNDS = Integer.getInteger("registry.linearizability.rounds", 1);

    private static final int CLIENTS = 6;
    private static final int ANSWERS = 6_000;
    private static final int KILLS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    @Test
    void isLinearizableUnderConcurrentLoad() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Journal journal = new Journal();
            Recorder recorder = new Recorder("load", journal);
            try (MetadataStore store = open("load" + round)) {
                MetadataStore recorded = recorder.record(store);
                try (Clients clients = Clients.start("load", Collections.nCopies(CLIENTS, recorded), 1_000L * round)) {
                    clients.awaitMore(ANSWERS, journal);
                }
                Clients.audit(recorded);
            }
            assertLinearizable("filesystem under load", journal.history());
        }
    }

    @Test
    void isLinearizableAcrossKills() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Journal journal = new Journal();
            String data = "kills" + round;
            for (int kill = 0; kill < KILLS; kill++) {
                loadAndKill(data, "p" + kill, random, journal);
            }
            try (MetadataStore store = open(data)) {
                Clients.audit(new Recorder("audit", journal).record(store));
            }
            assertLinearizable("filesystem killed " + KILLS + " times", journal.history());
        }
    }

    /** Kills the process (SIGKILL) in the midst of its calls; what it has told until then counts. */
    private void loadAndKill(String data, String name, Random random, Journal journal) throws Exception {
        List<String> arguments = List.of(directory.resolve(data).toString(), name, String.valueOf(random.nextLong()));
        Process process = ForkedJvm.start(ForkedJvm.command(LoadProcess.class, arguments));
        try {
            CompletableFuture<Void> told =
                    CompletableFuture.runAsync(() -> read(process, journal), Thread::startVirtualThread);
            long goal = journal.answered() + 100 + random.nextInt(500);
            assertThat(journal.awaitAnswered(goal, PATIENCE))
                    .as("answers in time")
                    .isTrue();
            process.toHandle().destroyForcibly(); // unlike the process itself, it leaves the pipe open
            told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void read(Process process, Journal journal) {
        try {
            journal.readFrom(process.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MetadataStore open(String data) {
        return new FilesystemMetadataStoreProvider()
                .open(ConfigScope.of(
                        "registry.filesystem",
                        Map.of("data", directory.resolve(data).toString())));
    }
}
