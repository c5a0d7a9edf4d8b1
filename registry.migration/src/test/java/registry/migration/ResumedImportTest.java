package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.RegistryException;
import registry.api.spi.BlobInfo;

/** Killed at any of its writes, an import that is run again comes to the same end. */
class ResumedImportTest extends ImportTestCase {
    @TempDir
    Path others;

    @BeforeEach
    void everything() {
        Everything.write(legacy);
    }

    @Test
    void comesToTheSameEndWhereverItWasInterrupted() {
        Wanted wanted = new Wanted(run().doubts(), Picture.of(target));
        int interrupted = 0;
        for (int write = 1; interrupted(write, wanted); write++) {
            interrupted++;
        }

        assertThat(interrupted).isGreaterThan(15);
    }

    @Test
    void changesNothingWhenItIsRunAgain() {
        ImportReport first = run();
        String wanted = Picture.of(target);
        long revision = target.stores().metadata().revision();

        ImportReport again = run();

        assertThat(Picture.of(target)).isEqualTo(wanted);
        assertThat(target.stores().metadata().revision()).isEqualTo(revision);
        for (Kind kind : Kind.values()) {
            assertThat(again.count(kind, Fate.IMPORTED)).as(kind.id()).isZero();
            assertThat(again.count(kind, Fate.UNVERIFIED)).as(kind.id()).isZero();
            assertThat(again.count(kind, Fate.LEFT_OUT)).as(kind.id()).isEqualTo(first.count(kind, Fate.LEFT_OUT));
        }
        assertThat(again.doubts()).isEqualTo(first.doubts());
    }

    @Test
    void aRehearsalWritesNothingAndReportsTheSame() {
        long revision = target.stores().metadata().revision();

        ImportReport rehearsed = target.rehearse(redis());

        assertThat(target.stores().metadata().revision()).isEqualTo(revision);
        assertThat(target.stores().metadata().counters("")).isEmpty();
        assertThat(blobs()).isEmpty();
        ImportReport earnest = run();
        assertThat(rehearsed.doubts()).isEqualTo(earnest.doubts());
        assertThat(rehearsed.counts()).isEqualTo(earnest.counts());
        assertThat(rehearsed.dryRun()).isTrue();
        assertThat(target.rehearse(redis()).doubts()).isEqualTo(earnest.doubts());
    }

    @Test
    void neverWritesToTheOldRegistry() {
        String before = dump();

        run();

        assertThat(dump()).isEqualTo(before);
    }

    private record Wanted(List<Doubt> doubts, String picture) {}

    /** Tells whether the import had so many writes. */
    private boolean interrupted(int write, Wanted wanted) {
        boolean any = false;
        for (boolean applied : List.of(false, true)) {
            try (Target other = Target.open(others.resolve(write + "-" + applied))) {
                FaultyStore faulty = new FaultyStore(other.stores().metadata(), write, applied);
                LegacyImport importer = other.importer(faulty);
                if (runsThrough(importer)) {
                    return false;
                }
                // Nobody has seen the report of the one that was killed.
                assertThat(other.run(redis()).doubts())
                        .as("interrupted at write " + write)
                        .isEqualTo(wanted.doubts());
                assertThat(Picture.of(other))
                        .as("interrupted at write " + write)
                        .isEqualTo(wanted.picture());
                any = true;
            }
        }
        return any;
    }

    private boolean runsThrough(LegacyImport importer) {
        try {
            importer.run(Target.source(redis()), step -> {});
            return true;
        } catch (RegistryException e) {
            assertThat(e.detail()).isEqualTo("killed");
            return false;
        }
    }

    private List<BlobInfo> blobs() {
        return target.stores().blobs().list(Optional.empty(), 10);
    }

    private String dump() {
        return legacy.redis().keys("*").stream()
                .sorted()
                .map(key -> key + " " + legacy.redis().type(key) + " "
                        + Arrays.hashCode(legacy.redis().dump(key)))
                .toList()
                .toString();
    }
}
