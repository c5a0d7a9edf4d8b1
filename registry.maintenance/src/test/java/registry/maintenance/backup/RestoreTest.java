package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static registry.maintenance.backup.Refusals.refuses;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;
import registry.testing.storage.ForwardingMetadataStore;

class RestoreTest {
    private final TestStores target = TestStores.inMemory();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void bringsARegistryFromOneKindOfStoreToAnotherAndBack() throws IOException {
        MapContent content = large();
        try (TestStores filesystem = TestStores.in(directory.resolve("one"))) {
            content.writeTo(filesystem.metadata(), filesystem.blobs());
            byte[] backup = backup(filesystem);
            restore(target, backup);
            assertThat(same(target.content(), filesystem.content())).isTrue();
        }
        try (TestStores other = TestStores.in(directory.resolve("other"))) {
            restore(other, backup(target));
            assertThat(same(other.content(), content)).isTrue();
        }
    }

    @Test
    void tellsWhatItDoesAndWhatItRestored() throws IOException {
        List<String> steps = new ArrayList<>();
        BackupSummary summary = new Restore(
                        target.metadata(), target.blobs(), MapContent.REFERENCES, steps::add, MapContent.CLOCK)
                .run(MapContent.file(MapContent.sample().backup()));

        assertThat(steps)
                .containsExactly(
                        "verifying the backup",
                        "restoring 2 blobs and 6 records",
                        "comparing the store with the backup");
        assertThat(summary)
                .extracting(BackupSummary::revision, BackupSummary::blobs, BackupSummary::records)
                .containsExactly(42L, 2L, 6L);
        assertThat(summary.created()).isEqualTo("2026-03-01T10:00:00.123Z");
        assertThatNoException().isThrownBy(() -> Restore.requireComplete(target.metadata()));
    }

    @Test
    void leavesTheStoreAloneWhenTheBackupIsDamaged() {
        byte[] backup = MapContent.sample().backup();
        backup[backup.length - 1_100] ^= 1;

        refuses(BackupError.BACKUP_INVALID, () -> restore(target, backup));
        assertThat(target.metadata().revision()).isZero();
        assertThat(target.blobs().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void refusesABackupThatLacksABlob() {
        MapContent content = MapContent.sample();
        content.blobs().clear();

        refuses(BackupError.BACKUP_INVALID, () -> restore(target, content.backup()), "lacks the blob", "'uses/one'");
        assertThat(target.metadata().revision()).isZero();
    }

    @Test
    void refusesABackupWhoseRecordsCannotBeRead() {
        MapContent content = MapContent.sample().with("uses/x", "no digest".getBytes(StandardCharsets.UTF_8));

        refuses(BackupError.BACKUP_INVALID, () -> restore(target, content.backup()), "SHA-256");
    }

    @Test
    void refusesAStoreThatHoldsSomething() {
        byte[] backup = MapContent.sample().backup();
        target.metadata().commit(Batch.builder().put("setup", new byte[1]).build());
        refuses(BackupError.STORE_NOT_EMPTY, () -> restore(target, backup), "'setup'", "new data directory");
        assertThat(target.metadata().revision()).isEqualTo(1);

        TestStores counted = TestStores.inMemory();
        counted.metadata().addToCounters(Map.of("downloads/x", 1L));
        refuses(BackupError.STORE_NOT_EMPTY, () -> restore(counted, backup), "'downloads/x'");
    }

    @Test
    void keepsBlobsThatAreThereAlready() throws IOException {
        MapContent.empty(0)
                .using("other", new byte[] {7})
                .writeTo(TestStores.inMemory().metadata(), target.blobs());

        restore(target, MapContent.sample().backup());
        assertThat(target.blobs().list(Optional.empty(), 10)).hasSize(3);
    }

    @Test
    void canBeRepeatedAfterAnInterruptionAnywhere() throws IOException {
        MapContent content = large();
        byte[] backup = content.backup();
        boolean completed = false;
        int steps = 0;
        while (!completed) {
            try (TestStores stores = TestStores.inMemory()) {
                completed = restoreUntil(stores, backup, steps++);
                if (!completed) {
                    requireClosedUnlessUntouched(stores);
                    restore(stores, backup);
                }
                assertThatNoException().isThrownBy(() -> Restore.requireComplete(stores.metadata()));
                assertThat(same(stores.content(), content)).as("step " + steps).isTrue();
            }
        }
        assertThat(steps).isGreaterThan(7);
    }

    @Test
    void replacesWhatARestoreOfAnotherBackupLeft() throws IOException {
        byte[] other = MapContent.random(1)
                .counting("c/other", 3)
                .with("only/there", new byte[1])
                .backup();
        assertThat(restoreUntil(target, other, 5)).isFalse();

        restore(target, MapContent.sample().backup());
        assertThat(same(target.content(), MapContent.sample())).isTrue();
    }

    @Test
    void endsWhenAnotherRestoreTakesOver() throws IOException {
        byte[] backup = large().backup();
        AtomicInteger commits = new AtomicInteger();
        MetadataStore overtaken = new ForwardingMetadataStore(target.metadata()) {
            @Override
            public CommitResult commit(Batch batch) {
                if (commits.incrementAndGet() == 2) {
                    restoreUnchecked(target, backup);
                }
                return super.commit(batch);
            }
        };
        refuses(BackupError.RESTORE_DISTURBED, () -> restore(new TestStores(overtaken, target.blobs()), backup));
        assertThat(same(target.content(), large())).isTrue();
    }

    @Test
    void doesNotOpenAStoreThatSomethingElseWroteInto() {
        byte[] backup = MapContent.sample().backup();
        MetadataStore disturbed = new ForwardingMetadataStore(target.metadata()) {
            @Override
            public void addToCounters(Map<String, Long> deltas) {
                super.addToCounters(deltas);
                super.commit(Batch.builder().put("a", new byte[] {9}).build());
            }
        };
        refuses(
                BackupError.RESTORE_DISTURBED,
                () -> restore(new TestStores(disturbed, target.blobs()), backup),
                "record changed",
                "name=a");
        refuses(BackupError.RESTORE_INTERRUPTED, () -> Restore.requireComplete(target.metadata()), "run", "again");
        refuses(BackupError.RESTORE_INTERRUPTED, () -> backup(target));
    }

    @Test
    void stepsBackFromARegistryThatWasOpenedInTheSameMoment() {
        MetadataStore opened = new ForwardingMetadataStore(target.metadata()) {
            @Override
            public CommitResult commit(Batch batch) {
                super.commit(Batch.builder().put("setup", new byte[1]).build());
                return super.commit(batch);
            }
        };
        refuses(
                BackupError.STORE_NOT_EMPTY,
                () -> restore(
                        new TestStores(opened, target.blobs()),
                        MapContent.sample().backup()));
        assertThatNoException().isThrownBy(() -> Restore.requireComplete(target.metadata()));
        assertThat(target.content().records()).containsOnlyKeys("setup");
    }

    /** Records of several batches, blobs and counters. */
    private static MapContent large() {
        MapContent content = MapContent.sample();
        for (int i = 0; i < 1_200; i++) {
            content.with("many/" + i, new byte[] {(byte) i});
        }
        return content.with("wide/1", new byte[MetadataStore.MAX_VALUE_BYTES]).with("wide/2", new byte[3_000_000]);
    }

    private static boolean same(MapContent one, MapContent other) {
        return one.records().equals(other.records())
                && one.blobs().equals(other.blobs())
                && one.counters().entrySet().stream()
                        .filter(entry -> entry.getValue() != 0)
                        .toList()
                        .equals(List.copyOf(other.counters().entrySet()));
    }

    /** Restores into stores that fail after so many changes; whether it was complete before. */
    private static boolean restoreUntil(TestStores stores, byte[] backup, int changes) throws IOException {
        AtomicInteger left = new AtomicInteger(changes);
        try {
            restore(new TestStores(failing(stores.metadata(), left), failing(stores.blobs(), left)), backup);
            return true;
        } catch (RegistryException e) {
            assertThat(e.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE);
            return false;
        }
    }

    private static void requireClosedUnlessUntouched(TestStores stores) {
        if (stores.metadata().revision() > 0) {
            refuses(BackupError.RESTORE_INTERRUPTED, () -> Restore.requireComplete(stores.metadata()));
        }
    }

    private static MetadataStore failing(MetadataStore store, AtomicInteger left) {
        return new ForwardingMetadataStore(store) {
            @Override
            public CommitResult commit(Batch batch) {
                spend(left);
                return super.commit(batch);
            }

            @Override
            public void addToCounters(Map<String, Long> deltas) {
                spend(left);
                super.addToCounters(deltas);
            }
        };
    }

    private static BlobStore failing(BlobStore store, AtomicInteger left) {
        return new ForwardingBlobStore(store) {
            @Override
            public StagedBlob stage() {
                spend(left);
                return super.stage();
            }
        };
    }

    private static void spend(AtomicInteger left) {
        if (left.getAndDecrement() <= 0) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the power is off");
        }
    }

    private byte[] backup(TestStores stores) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Backup(
                        new LiveContent(stores.metadata(), stores.blobs(), MapContent.REFERENCES, directory),
                        MapContent.CLOCK)
                .writeTo(out);
        return out.toByteArray();
    }

    private static void restore(TestStores stores, byte[] backup) throws IOException {
        new Restore(stores.metadata(), stores.blobs(), MapContent.REFERENCES, step -> {}, MapContent.CLOCK)
                .run(BackupFile.of(() -> new ByteArrayInputStream(backup)));
    }

    private static void restoreUnchecked(TestStores stores, byte[] backup) {
        try {
            restore(stores, backup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
