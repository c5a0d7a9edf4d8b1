package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

class BlobSweeperTest {
    private static final Clock IN_TWO_HOURS = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

    @TempDir
    private Path directory;

    private Stores stores;

    @BeforeEach
    void open() {
        stores = Stores.open(TestStores.config(directory));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void removesOldBlobsThatNothingRefersTo() {
        Digest used = store("used");
        Digest unused = store("not used");

        BlobSweeper.Report report =
                sweeper(IN_TWO_HOURS, () -> Stream.of(used, used)).sweep();
        assertThat(report.examined()).isEqualTo(2);
        assertThat(report.removed()).extracting(BlobInfo::digest).containsExactly(unused);
        assertThat(report.removedBytes()).isEqualTo("not used".length());
        assertThat(stored()).containsExactly(used);
    }

    @Test
    void tellsWhatItWouldRemoveWithoutRemovingIt() {
        store("used");
        Digest unused = store("not used");
        BlobSweeper sweeper = sweeper(IN_TWO_HOURS, () -> Stream.of(Digest.ofContent(new byte[] {'u', 's', 'e', 'd'})));

        BlobSweeper.Report preview = sweeper.preview();
        assertThat(preview.examined()).isEqualTo(2);
        assertThat(preview.removed()).extracting(BlobInfo::digest).containsExactly(unused);
        assertThat(preview.removedBytes()).isEqualTo("not used".length());
        assertThat(stored()).hasSize(2);
        assertThat(sweeper.sweep().removed()).isEqualTo(preview.removed());
        assertThat(sweeper(Clock.systemUTC(), Stream::empty).preview().removed())
                .isEmpty();
    }

    @Test
    void keepsYoungBlobs() {
        Digest young = store("young");

        BlobSweeper.Report report = sweeper(Clock.systemUTC(), Stream::empty).sweep();
        assertThat(report.examined()).isEqualTo(1);
        assertThat(report.removed()).isEmpty();
        assertThat(stored()).containsExactly(young);
    }

    @Test
    void keepsABlobThatIsSealedAgainMeanwhile() {
        Digest digest = store("again");
        Clock clock = Clock.systemUTC();
        Instant sealed = stores.blobs().list(Optional.empty(), 1).getFirst().sealedAt();
        BlobSweeper sweeper = new BlobSweeper(
                stores.blobs(),
                () -> {
                    waitPast(clock, clock.instant().plusMillis(10));
                    store("again");
                    return Stream.empty();
                },
                Duration.ZERO,
                clock);
        waitPast(clock, sealed.plusMillis(10));

        assertThat(sweeper.sweep().removed()).isEmpty();
        assertThat(stored()).containsExactly(digest);
    }

    @Test
    void keepsFreshBlobsWhenTheClockIsPutForward() {
        AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());
        InstantSource source = () -> clock.get().instant();
        Clock steady = new SteadyClock(source.withZone(ZoneOffset.UTC));
        Digest fresh = store("sealed, and not referred to yet");
        clock.set(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));

        assertThat(sweeper(steady, Stream::empty).sweep().removed()).isEmpty();
        assertThat(stored()).containsExactly(fresh);
        assertThat(sweeper(clock.get(), Stream::empty).sweep().removed())
                .as("what the clock itself would have removed")
                .hasSize(1);
    }

    @Test
    void doesNoHarmWhenSeveralSweepAtOnce() throws Exception {
        List<Digest> used = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Digest digest = store("blob " + i);
            if (i % 2 == 0) {
                used.add(digest);
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<BlobSweeper.Report>> sweeps = Collections.nCopies(
                    4, () -> sweeper(IN_TWO_HOURS, used::stream).sweep());
            List<BlobInfo> removed = new ArrayList<>();
            for (Future<BlobSweeper.Report> report : threads.invokeAll(sweeps)) {
                removed.addAll(report.get().removed());
            }
            assertThat(removed).as("each by one of them").hasSize(100).doesNotHaveDuplicates();
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void readsTheReferencesAfterTheCandidates() {
        FakeBlobs blobs = new FakeBlobs(25_000);
        Set<Digest> referenced = new HashSet<>();
        blobs.onList = () -> referenced.addAll(blobs.infos.keySet());

        BlobSweeper.Report report =
                new BlobSweeper(blobs, referenced::stream, Duration.ofHours(1), IN_TWO_HOURS).sweep();
        assertThat(report.examined()).isEqualTo(25_000);
        assertThat(report.removed()).isEmpty();
    }

    @Test
    void looksAtEveryPageOfALargeStore() {
        FakeBlobs blobs = new FakeBlobs(25_000);
        List<Digest> kept = blobs.infos.keySet().stream()
                .filter(digest -> digest.hex().startsWith("7"))
                .toList();

        BlobSweeper.Report report = new BlobSweeper(blobs, kept::stream, Duration.ofHours(1), IN_TWO_HOURS).sweep();
        assertThat(report.examined()).isEqualTo(25_000);
        assertThat(report.removed()).hasSize(25_000 - kept.size());
        assertThat(blobs.infos.keySet()).containsExactlyElementsOf(kept);
    }

    @Test
    void removesNothingWhenTheReferencesCannotBeRead() {
        Digest digest = store("blob");
        BlobSweeper sweeper = sweeper(IN_TWO_HOURS, () -> {
            throw new IllegalStateException("no references");
        });

        assertThatIllegalStateException().isThrownBy(sweeper::sweep);
        assertThat(stored()).containsExactly(digest);
    }

    @Test
    void closesTheStreamOfReferences() {
        List<String> closed = new ArrayList<>();
        store("blob");
        sweeper(IN_TWO_HOURS, () -> Stream.<Digest>empty().onClose(() -> closed.add("closed")))
                .sweep();

        assertThat(closed).hasSize(1);
    }

    @Test
    void refusesANegativeGracePeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlobSweeper(stores.blobs(), Stream::empty, Duration.ofSeconds(-1), IN_TWO_HOURS));
    }

    private BlobSweeper sweeper(Clock clock, BlobSweeper.References references) {
        return new BlobSweeper(stores.blobs(), references, BlobSweeper.DEFAULT_GRACE, clock);
    }

    private Digest store(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try (StagedBlob staged = stores.blobs().stage()) {
            staged.write(content, 0, content.length);
            return staged.seal().digest();
        }
    }

    private List<Digest> stored() {
        return stores.blobs().list(Optional.empty(), 100).stream()
                .map(BlobInfo::digest)
                .toList();
    }

    private static void waitPast(Clock clock, Instant instant) {
        while (!clock.instant().isAfter(instant)) {
            Thread.onSpinWait();
        }
    }

    /** As many old blobs as wanted, without their bytes. */
    private static final class FakeBlobs implements BlobStore {
        private final TreeMap<Digest, BlobInfo> infos = new TreeMap<>();
        private Runnable onList = () -> {};

        private FakeBlobs(int count) {
            for (int i = 0; i < count; i++) {
                Digest digest = Digest.ofContent(String.valueOf(i).getBytes(StandardCharsets.UTF_8));
                infos.put(digest, new BlobInfo(digest, i, Instant.EPOCH));
            }
        }

        @Override
        public List<BlobInfo> list(Optional<Digest> after, int limit) {
            onList.run();
            return (after.isEmpty() ? infos : infos.tailMap(after.get(), false))
                    .values().stream().limit(limit).toList();
        }

        @Override
        public boolean delete(Digest digest, Instant notSealedSince) {
            return infos.remove(digest) != null;
        }

        @Override
        public Optional<Blob> open(Digest digest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StagedBlob stage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
