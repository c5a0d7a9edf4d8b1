package registry.maintenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.api.Digest;
import registry.api.spi.BlobInfo;
import registry.api.spi.StagedBlob;
import registry.maintenance.Maintenance;
import registry.signing.key.SignatureSchemes;
import registry.storage.Finding;

class FsckTest {
    @TempDir
    private Path data;

    private SmallRegistry registry;

    @BeforeEach
    void open() {
        registry = SmallRegistry.open(data).filled();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void findsNothingInAHealthyRegistry() {
        FsckReport report = check(Clock.systemUTC());

        assertThat(report.findings()).isEmpty();
        assertThat(report.healthy()).isTrue();
        assertThat(report.blobs()).isEqualTo(6);
        assertThat(report.bytes())
                .isEqualTo(blobs().stream().mapToLong(BlobInfo::size).sum());
        assertThat(report.bytesPerSecond()).isPositive();
    }

    @Test
    void tellsOfBlobsThatAreNoLongerInUse() {
        FsckReport report = check(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
            assertThat(finding.message()).startsWith("2 blobs of ");
        });
        assertThat(report.healthy()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("registry.maintenance.check.Corruptions#all")
    void findsEveryCorruption(String code, String key, Consumer<DamagedRegistry> corruption) {
        corruption.accept(new DamagedRegistry(data, registry));

        List<Finding> findings = check(Clock.systemUTC()).findings();
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals(code))
                .as("%s among %s", code, findings)
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.key()).startsWith(key);
                    assertThat(finding.message()).isNotBlank();
                    assertThat(finding.advice()).isNotBlank();
                    assertThat(finding.severity()).isNotEqualTo(Finding.Severity.INFO);
                });
    }

    /** Pairs are written together; a reader that takes them for torn would say so within a few rounds. */
    @Test
    void findsNothingWhileOthersWrite() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> writer = executor.submit(() -> {
                for (int i = 1; !done.get(); i++) {
                    registry.publish("carl", "com.example.busy", "1.0." + i);
                }
            });
            List<Finding> found = new ArrayList<>();
            try {
                for (int i = 0; i < 10; i++) {
                    found.addAll(check(Clock.systemUTC()).findings());
                }
            } finally {
                done.set(true);
            }
            writer.get();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void readsOnlyAndTellsHowItGoesOn() {
        long revision = registry.stores().metadata().revision();
        store(new byte[70 * 1024 * 1024]);
        List<Long> hashed = new ArrayList<>();
        maintenance(Clock.systemUTC()).fsck().run(new Fsck.Listener() {
            @Override
            public void found(Finding finding) {
                throw new AssertionError(finding);
            }

            @Override
            public void hashed(long bytes) {
                hashed.add(bytes);
            }
        });
        assertThat(hashed).singleElement().satisfies(bytes -> assertThat(bytes).isGreaterThan(64L * 1024 * 1024));
        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }

    private FsckReport check(Clock clock) {
        List<Finding> heard = new ArrayList<>();
        FsckReport report = maintenance(clock).fsck().run(new Fsck.Listener() {
            @Override
            public void found(Finding finding) {
                heard.add(finding);
            }

            @Override
            public void hashed(long bytes) {
                throw new AssertionError("so much is not stored");
            }
        });
        assertThat(report.findings()).isEqualTo(heard);
        return report;
    }

    private Maintenance maintenance(Clock clock) {
        return new Maintenance(registry.config(), registry.stores(), SignatureSchemes.load(), clock);
    }

    private Digest store(byte[] bytes) {
        try (StagedBlob staged = registry.stores().blobs().stage()) {
            staged.write(bytes, 0, bytes.length);
            return staged.seal().digest();
        }
    }

    private List<BlobInfo> blobs() {
        return registry.stores().blobs().list(Optional.empty(), 100);
    }
}
